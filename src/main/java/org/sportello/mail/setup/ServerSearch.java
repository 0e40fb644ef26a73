package org.sportello.mail.setup;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.setup.Clue.Source;
import org.sportello.mail.setup.ServerGuesses.Wanted;

import java.io.IOException;
import java.net.IDN;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Finds the servers of a mail address: companies that are known; what the domain publishes on its
/// own web servers and in the DNS; who takes in its mail; usual names. All that needs the network
/// is asked at the same time and answers within seconds; nobody but the domain's own servers and
/// the DNS is asked. No password is said.
public final class ServerSearch {

    private static final int MOST = 16;

    private final Web web;
    private final DnsSettings dns;
    private final Doors doors;

    public ServerSearch(Web web, Records records, Doors doors) {
        this.web = web;
        this.dns = new DnsSettings(records);
        this.doors = doors;
    }

    /// Over the network.
    public static ServerSearch network() {
        return new ServerSearch(new HttpWeb(), new DnsRecords(), Doors.network());
    }

    /// A server that came into question, and why it does not answer.
    public record Shut(ServerUrl url, Problem problem) {}

    /// What is known after the search.
    ///
    /// @param clues what each way brought, the best word first
    /// @param incoming those where somebody opens first come first; never without protection
    /// @param shut where nobody opens
    /// @param password what is wanted as password
    /// @param exchange who takes in the domain's mail; `""` if that was not asked
    /// @param foreign what the DNS names outside of the domain; null if nothing. Only for a person
    ///   to look at
    public record Found(
            List<Clue> clues,
            List<ServerUrl> incoming,
            List<ServerUrl> outgoing,
            List<Shut> shut,
            Wanted password,
            String exchange,
            @Nullable ServerGuesses foreign) {

        public Found {
            clues = List.copyOf(clues);
            incoming = List.copyOf(incoming);
            outgoing = List.copyOf(outgoing);
            shut = List.copyOf(shut);
        }
    }

    /// What one way of looking brought.
    record Brought(
            Clue clue,
            @Nullable ServerGuesses guesses,
            String exchange,
            @Nullable ServerGuesses foreign) {

        Brought(Clue clue, @Nullable ServerGuesses guesses) {
            this(clue, guesses, "", null);
        }
    }

    /// Looks everywhere; takes a few seconds at most.
    ///
    /// @param address a mail address ([ServerGuesses#of(String)] knows one)
    /// @param told hears of each clue as it comes, on this thread
    public Found find(String address, Consumer<Clue> told) {
        var user = address.strip();
        var domain = domain(user);
        var known = KnownServers.of(domain);
        if (known.isPresent()) {
            var guesses = known.get().guesses(user);
            var clue = Clue.found(Source.KNOWN, hosts(guesses));
            told.accept(clue);
            return found(List.of(new Brought(clue, guesses)));
        }
        var all = new ArrayList<Brought>();
        all.add(new Brought(Clue.nothing(Source.KNOWN, domain), null));
        told.accept(all.getFirst().clue());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked =
                    List.of(
                            threads.submit(() -> published(user, domain)),
                            threads.submit(() -> dns.services(user, domain)),
                            threads.submit(() -> dns.exchange(user, domain)));
            for (var one : asked) {
                var brought = answer(one);
                told.accept(brought.clue());
                all.add(brought);
            }
        }
        var usual = ServerGuesses.usual(user.substring(0, user.lastIndexOf('@') + 1) + domain);
        var guess = new Brought(Clue.found(Source.USUAL, hosts(usual)), usual);
        told.accept(guess.clue());
        all.add(guess);
        return found(all);
    }

    private static String domain(String user) {
        var domain = user.substring(user.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        try {
            return IDN.toASCII(domain);
        } catch (IllegalArgumentException asItIs) {
            return domain;
        }
    }

    static List<String> hosts(ServerGuesses guesses) {
        var hosts = new LinkedHashSet<String>();
        guesses.incoming().forEach(url -> hosts.add(url.host()));
        guesses.outgoing().forEach(url -> hosts.add(url.host()));
        return List.copyOf(hosts);
    }

    private static <T> T answer(Future<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException bug) {
            throw bug.getCause() instanceof RuntimeException thrown
                    ? thrown
                    : new IllegalStateException(bug.getCause());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while looking for servers", ended);
        }
    }

    /// The two addresses of the domain itself. A public database of others is not asked: whose
    /// customers one has is nobody's business (docs/decisions/0006).
    private Brought published(String user, String domain) {
        var places =
                List.of(
                        "https://autoconfig." + domain + "/mail/config-v1.1.xml",
                        "https://" + domain + "/.well-known/autoconfig/mail/config-v1.1.xml");
        boolean away = true;
        for (var place : places) {
            try {
                var document = web.get(URI.create(place));
                away = false;
                var guesses = document.flatMap(bytes -> PublishedSettings.read(bytes, user));
                if (guesses.isPresent()) {
                    return new Brought(
                            Clue.found(Source.PUBLISHED, hosts(guesses.get())), guesses.get());
                }
            } catch (IOException | IllegalArgumentException notThere) {
                // The next place may be; which of them failed and how helps nobody.
            }
        }
        return new Brought(
                away ? Clue.away(Source.PUBLISHED, domain) : Clue.nothing(Source.PUBLISHED, domain),
                null);
    }

    private Found found(List<Brought> all) {
        var incoming = new LinkedHashSet<ServerUrl>();
        var outgoing = new LinkedHashSet<ServerUrl>();
        var password = Wanted.OWN;
        for (var one : all) {
            var guesses = one.guesses();
            if (guesses != null) {
                if (incoming.isEmpty()) {
                    password = guesses.password();
                }
                incoming.addAll(guesses.incoming());
                outgoing.addAll(guesses.outgoing());
            }
        }
        var shut = new ArrayList<Shut>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var in = open(incoming.stream().limit(MOST).toList(), threads, shut);
            var out = open(outgoing.stream().limit(MOST).toList(), threads, shut);
            return new Found(
                    all.stream().map(Brought::clue).toList(),
                    in,
                    out,
                    shut,
                    password,
                    all.stream()
                            .map(Brought::exchange)
                            .filter(name -> !name.isEmpty())
                            .findFirst()
                            .orElse(""),
                    all.stream()
                            .map(Brought::foreign)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null));
        }
    }

    /// Those where somebody opens; if nobody does anywhere, the likeliest one, so that its failure
    /// can be told.
    private List<ServerUrl> open(List<ServerUrl> urls, ExecutorService threads, List<Shut> shut) {
        var knocks = new ArrayList<Future<Optional<Shut>>>();
        for (var url : urls) {
            Callable<Optional<Shut>> knock =
                    () -> doors.shut(url).map(problem -> new Shut(url, problem));
            knocks.add(threads.submit(knock));
        }
        var open = new ArrayList<ServerUrl>();
        for (int i = 0; i < urls.size(); i++) {
            var answer = answer(knocks.get(i));
            if (answer.isEmpty()) {
                open.add(urls.get(i));
            } else {
                shut.add(answer.get());
            }
        }
        return open.isEmpty() ? urls.stream().limit(1).toList() : open;
    }
}
