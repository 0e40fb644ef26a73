package org.sportello.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;

import java.util.List;

/// How text becomes words: by Unicode's word boundaries (UAX 29), articles with an apostrophe cut
/// off (Italian and French: `dell'ordine` is found as `ordine`), in lower case, without accents. No
/// stemming: a desk's mail mixes languages, and what is typed is completed from its beginning
/// anyway.
final class Words extends Analyzer {

    private static final CharArraySet ARTICLES =
            new CharArraySet(
                    List.of(
                            "c", "l", "all", "dall", "dell", "nell", "sull", "coll", "pell", "gl",
                            "agl", "dagl", "degl", "negl", "sugl", "un", "m", "t", "s", "v", "d",
                            "quest", "quell", "j", "n", "qu", "jusqu", "lorsqu", "puisqu",
                            "quoiqu"),
                    true);

    private static final int LONGEST = 80;

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var source = new StandardTokenizer();
        source.setMaxTokenLength(LONGEST);
        return new TokenStreamComponents(
                source,
                new ASCIIFoldingFilter(new LowerCaseFilter(new ElisionFilter(source, ARTICLES))));
    }
}
