package org.sportello.ui.original;

import javafx.concurrent.Worker;
import javafx.scene.layout.StackPane;
import javafx.scene.web.WebEngine;
import javafx.scene.web.WebView;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// Shows a mail as its sender laid it out. Make it only when somebody asks: the first web view
/// takes a second. Scripts are off, links lead nowhere, nothing is loaded from the network unless
/// pictures were allowed for this once.
public final class OriginalView extends StackPane {

    private final WebView view = new WebView();

    /// A picture that is part of the message.
    ///
    /// @param type its media type, such as `image/png`
    /// @param bytes its content
    public record Part(String type, byte[] bytes) {}

    /// @param html the mail's HTML
    /// @param parts the message's own pictures by Content-ID, without angle brackets
    /// @param remoteImages true to load pictures from the network, this once
    public OriginalView(String html, Map<String, Part> parts, boolean remoteImages) {
        getStyleClass().add("original-view");
        setId("original-view");
        WebEngine engine = view.getEngine();
        engine.setJavaScriptEnabled(false);
        engine.setCreatePopupHandler(_ -> null);
        engine.setOnAlert(_ -> {});
        view.setContextMenuEnabled(false);
        Map<String, String> addresses = new HashMap<>();
        parts.forEach((cid, part) -> addresses.put(cid, address(part)));
        engine.loadContent(OriginalPage.of(html, addresses, remoteImages), "text/html");
        engine.locationProperty()
                .addListener((_, _, location) -> {
                    if (location != null && !location.isEmpty()) {
                        engine.getLoadWorker().cancel();
                    }
                });
        getChildren().setAll(view);
    }

    /// True once the page is drawn.
    public boolean isReady() {
        return view.getEngine().getLoadWorker().getState() == Worker.State.SUCCEEDED;
    }

    private static String address(Part part) {
        String type = part.type().startsWith("image/") ? part.type() : "application/octet-stream";
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(part.bytes());
    }
}
