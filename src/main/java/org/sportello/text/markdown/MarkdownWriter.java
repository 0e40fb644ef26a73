package org.sportello.text.markdown;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.markdown.MarkdownNodeRendererContext;
import org.commonmark.renderer.markdown.MarkdownNodeRendererFactory;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.sportello.text.Doc;

import java.util.List;
import java.util.Set;

/// A [Doc] as the Markdown that [MarkdownReader] reads. Colours, the size of images and line breaks
/// inside headings and cells have no place there and fall away.
public final class MarkdownWriter {

    private final MarkdownRenderer renderer =
            MarkdownRenderer.builder()
                    .extensions(List.of(TablesExtension.create()))
                    .nodeRendererFactory(new Marks())
                    .build();

    /// Lines parted by `\n`, none at the end.
    public String write(Doc doc) {
        return renderer.render(MarkdownNodes.of(doc)).stripTrailing();
    }

    private static final class Marks implements MarkdownNodeRendererFactory {

        @Override
        public NodeRenderer create(MarkdownNodeRendererContext context) {
            return new MarkRenderer(context);
        }

        @Override
        public Set<Character> getSpecialCharacters() {
            return Set.of('~', '+');
        }
    }

    private record MarkRenderer(MarkdownNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(MarkdownMark.class);
        }

        @Override
        public void render(Node node) {
            String fence = ((MarkdownMark) node).fence();
            context.getWriter().raw(fence);
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            context.getWriter().raw(fence);
        }
    }
}
