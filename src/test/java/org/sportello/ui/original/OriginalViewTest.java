package org.sportello.ui.original;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;

import javafx.scene.Scene;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sportello.ui.Pictures;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// The web view itself, with a server that notes whoever asks.
class OriginalViewTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private String address;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.add(exchange.getRequestURI().getPath());
                    exchange.sendResponseHeaders(404, -1);
                    exchange.close();
                });
        server.start();
        address = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void show(String html, boolean remoteImages) {
        OriginalView view =
                Pictures.onFx(() -> {
                    OriginalView made = new OriginalView(html, Map.of(), remoteImages);
                    Stage stage = new Stage();
                    stage.setScene(new Scene(made, 600, 400));
                    stage.show();
                    return made;
                });
        Pictures.until(view::isReady);
        Pictures.onFx(() -> {
            // Drawing it, at the latest, is when it would ask.
            Pictures.settle(view.getScene());
            view.getScene().snapshot(null);
            view.getScene().getWindow().hide();
            return view;
        });
    }

    @Test
    void nobodyIsAskedForAnything() {
        String html =
                """
                <style>@import url(ADDRESS/import.css); @font-face{font-family:x;src:url(ADDRESS/font)}
                body{background:url(ADDRESS/body.png);font-family:x}</style>
                <div style="background-image:url('ADDRESS/style.png');height:50px">Saldi</div>
                <h1 style="color:#c00">Newsletter</h1>
                <img src="ADDRESS/image.png"><a href="ADDRESS/link">link</a><script>fetch('ADDRESS/script')</script>
                <img src=x onerror="new Image().src='ADDRESS/error'">\
                """;
        show(html.replace("ADDRESS", address), false);
        assertEquals(List.of(), asked);
    }

    @Test
    void picturesComeWhenTheyWereAllowed() {
        show("<p>Our new lamp:</p><img src='" + address + "/image.png'>", true);
        assertTrue(asked.contains("/image.png"), asked.toString());
    }
}
