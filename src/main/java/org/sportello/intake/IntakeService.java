package org.sportello.intake;

import org.jspecify.annotations.Nullable;
import org.sportello.intake.arrival.IntakeSettings;
import org.sportello.intake.arrival.Origin;
import org.sportello.intake.arrival.Setting;
import org.sportello.intake.check.Checks;
import org.sportello.kernel.Problem;
import org.sportello.kernel.Transactions;
import org.sportello.mail.Folder;
import org.sportello.mail.FolderCursor;
import org.sportello.mail.MailIntake;
import org.sportello.mail.Mailbox;
import org.sportello.mail.RawMail;
import org.sportello.mail.RawMails.Packer;
import org.sportello.mail.message.ParsedMail;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Takes mail in: reads each message, asks the [Checks] where it belongs, and writes mail, tickets
/// and cursor in one transaction.
public final class IntakeService implements MailIntake, AutoCloseable {

    private final Heap heap = new Heap();
    private final Transactions transactions;
    private final IntakeStores stores;
    private final MailReading reading;
    private final Acknowledging acknowledging;
    private final IntakeSettings settings;
    private final InstantSource clock;
    private final ExecutorService readers;

    /// What intake needs to write by itself, and to tell who already knows what was read.
    ///
    /// @param read told after the commit what was read, by mail id, so that nobody reads it again
    public record Acknowledging(
            Acknowledgement acknowledgement,
            org.sportello.mail.message.MessageIds ids,
            BiConsumer<Long, ParsedMail> read) {}

    public IntakeService(
            Transactions transactions,
            IntakeStores stores,
            MailReading reading,
            Acknowledging acknowledging,
            IntakeSettings settings,
            InstantSource clock) {
        this.transactions = transactions;
        this.stores = stores;
        this.reading = reading;
        this.acknowledging = acknowledging;
        this.settings = settings;
        this.clock = clock;
        readers =
                Executors.newFixedThreadPool(
                        settings.threads(),
                        Thread.ofPlatform().daemon().name("read-mail-", 0).factory());
    }

    @Override
    public Prepared begin(@Nullable Mailbox mailbox) {
        return new Reading(mailbox, self());
    }

    /// A bug of ours in one message must not stop the others: it is kept aside with its code.
    private static Read one(RawMail raw, Function<byte[], ParsedMail> reader, Packer packer) {
        var packed = packer.pack(raw.bytes());
        var incomplete = raw.incomplete();
        if (incomplete != null) {
            return Read.incomplete(raw, packed, incomplete);
        }
        try {
            return Read.well(raw, packed, reader.apply(raw.bytes()));
        } catch (RuntimeException | StackOverflowError bug) {
            return Read.failed(Origin.of(raw), packed, bug);
        }
    }

    private Set<String> self() {
        var self = new HashSet<>(settings.self());
        for (var mailbox : stores.mail().mailboxes().all()) {
            self.addAll(mailbox.addresses());
        }
        return self;
    }

    private final class Reading implements Prepared {

        private final @Nullable Mailbox mailbox;
        private final Set<String> self;
        private final Function<byte[], ParsedMail> reader;
        private final Packer packer;
        private final List<Part> parts = new ArrayList<>();

        private Reading(@Nullable Mailbox mailbox, Set<String> self) {
            this.mailbox = mailbox;
            this.self = self;
            reader = reading.with(self);
            packer = stores.mail().raws().packer();
        }

        @Override
        public void add(List<RawMail> mails) {
            if (parts.size() > 1) {
                parts.get(parts.size() - 2).await();
            }
            parts.add(part(mails));
        }

        private Part part(List<RawMail> mails) {
            var next = new AtomicInteger();
            var results = new Read[mails.size()];
            Callable<Boolean> some =
                    () -> {
                        for (int i = next.getAndIncrement();
                                i < results.length;
                                i = next.getAndIncrement()) {
                            results[i] = one(mails.get(i), reader, packer);
                        }
                        return true;
                    };
            var running = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < Math.min(settings.threads(), mails.size()); i++) {
                running.add(readers.submit(some));
            }
            return new Part(running, results);
        }

        @Override
        public Filed file(@Nullable Place place) {
            parts.forEach(Part::await);
            var batch = parts.stream().flatMap(part -> Stream.of(part.results())).toList();
            var setting = setting(mailbox, place, self);
            try {
                return inOneTransaction(setting, batch, true);
            } catch (Problem problem) {
                throw problem;
            } catch (RuntimeException bug) {
                return oneByOne(setting, batch, bug);
            } finally {
                heap.tidy();
            }
        }
    }

    /// Messages that are read side by side.
    ///
    /// @param results of each message, in order; complete after [#await]
    @SuppressWarnings("ArrayRecordComponent")
    private record Part(List<Future<Boolean>> running, Read[] results) {

        void await() {
            running.forEach(IntakeService::await);
        }
    }

    private Filed inOneTransaction(Setting setting, List<Read> messages, boolean move) {
        var work = new AtomicReference<Batch>();
        var result =
                transactions.write(() -> {
                    var batch = batch(setting);
                    work.set(batch);
                    return batch.file(messages, move);
                });
        Objects.requireNonNull(work.get())
                .kept()
                .forEach((id, arrival) -> acknowledging.read().accept(id, arrival.parsed()));
        return result;
    }

    private Batch batch(Setting setting) {
        return new Batch(stores, setting, acknowledging.ids(), acknowledging.acknowledgement());
    }

    /// Something in the batch cannot be written. Each message gets a transaction of its own, so
    /// that only the bad one goes to quarantine; the cursor moves at the end. If none can be
    /// written it is not the messages' fault, and nothing moves.
    private Filed oneByOne(Setting setting, List<Read> batch, RuntimeException bug) {
        var parts = new ArrayList<Filed>();
        var bad = new ArrayList<Read>();
        for (var read : batch) {
            try {
                parts.add(inOneTransaction(setting, List.of(read), false));
            } catch (Problem problem) {
                throw problem;
            } catch (RuntimeException failure) {
                bad.add(Read.failed(read.origin(), read.packed(), failure));
            }
        }
        if (bad.size() == batch.size() && batch.size() > 1) {
            throw bug;
        }
        parts.add(inOneTransaction(setting, bad, true));
        return together(parts);
    }

    private Setting setting(@Nullable Mailbox mailbox, @Nullable Place place, Set<String> self) {
        var agents =
                stores.tickets().agents().all().stream()
                        .map(agent -> agent.address().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
        return new Setting(
                mailbox,
                place,
                mailbox == null || place == null ? FolderCursor.NONE : before(mailbox, place),
                self,
                agents,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                settings);
    }

    private FolderCursor before(Mailbox mailbox, Place place) {
        return stores.mail().mailboxes().folders(mailbox.id()).stream()
                .filter(folder -> folder.id() == place.folderId())
                .findFirst()
                .map(Folder::cursor)
                .orElse(FolderCursor.NONE);
    }

    private static void await(Future<Boolean> future) {
        try {
            future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading mail", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A reader of mail died", failed.getCause());
        }
    }

    private static Filed together(List<Filed> parts) {
        return new Filed(
                parts.stream().mapToInt(Filed::stored).sum(),
                parts.stream().mapToInt(Filed::duplicates).sum(),
                parts.stream().mapToInt(Filed::quarantined).sum(),
                parts.stream().mapToInt(Filed::ticketsCreated).sum(),
                parts.stream().flatMap(part -> part.mails().stream()).toList());
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
