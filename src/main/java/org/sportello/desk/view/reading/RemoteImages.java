package org.sportello.desk.view.reading;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/// Gets a picture from the network after the agent has allowed it: without cookies, within limits
/// of size and time. A picture that cannot be had stays its own placeholder: there is nothing the
/// agent could do.
final class RemoteImages {

    private static final int LARGEST = 5_000_000;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private RemoteImages() {}

    static Optional<byte[]> fetch(String url) throws InterruptedException {
        try (var client =
                HttpClient.newBuilder()
                        .connectTimeout(LONGEST)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build()) {
            var request =
                    HttpRequest.newBuilder(URI.create(url))
                            .timeout(LONGEST)
                            .header("User-Agent", "Mozilla/5.0")
                            .build();
            var response = client.send(request, BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                var bytes = body.readNBytes(LARGEST + 1);
                return response.statusCode() == 200 && bytes.length <= LARGEST
                        ? Optional.of(bytes)
                        : Optional.empty();
            }
        } catch (IOException | IllegalArgumentException unreachable) {
            return Optional.empty();
        }
    }
}
