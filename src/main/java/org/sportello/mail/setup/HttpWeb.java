package org.sportello.mail.setup;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/// Over the network: small answers only, in a short time. A redirect never leads out of a protected
/// line.
public final class HttpWeb implements Web {

    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final int LARGEST = 200_000;
    private static final int OK = 200;

    @Override
    public Optional<byte[]> get(URI address) throws IOException {
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Accept", "text/xml, application/xml")
                        .build();
        try (var http =
                HttpClient.newBuilder()
                        .connectTimeout(PATIENCE)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build()) {
            var answer =
                    http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
            return answer.statusCode() == OK ? Optional.of(answer.body()) : Optional.empty();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IOException(ended);
        }
    }
}
