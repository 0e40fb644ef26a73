package org.sportello.mail;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Takes everything in, remembers it, moves the cursor; fails when told to.
public final class FakeIntake implements MailIntake {

    private final Mailboxes mailboxes;
    private final List<List<RawMail>> batches = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final AtomicInteger untilFailure = new AtomicInteger(Integer.MAX_VALUE);
    private final FakeMarks marks = new FakeMarks();
    private volatile Runnable afterBatch = () -> {};

    public FakeIntake(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    /// All of them stored.
    public static Filed all(List<RawMail> batch) {
        return new Filed(batch.size(), 0, 0, 0, List.of());
    }

    /// Throws at the batch with this number, from 1, once.
    public void failAt(int batch) {
        untilFailure.set(batch);
    }

    /// What was said of the messages that were taken in.
    public FakeMarks marks() {
        return marks;
    }

    public void afterBatch(Runnable action) {
        afterBatch = action;
    }

    /// Takes batches in and keeps nothing.
    public static MailIntake answering(Function<List<RawMail>, Filed> answer) {
        return _ -> new Collected((_, batch) -> answer.apply(batch));
    }

    @Override
    public Prepared begin(@Nullable Mailbox mailbox) {
        return new Collected((place, batch) -> file(mailbox, place, batch));
    }

    private static final class Collected implements Prepared {

        private final List<RawMail> batch = new ArrayList<>();
        private final BiFunction<@Nullable Place, List<RawMail>, Filed> filing;

        private Collected(BiFunction<@Nullable Place, List<RawMail>, Filed> filing) {
            this.filing = filing;
        }

        @Override
        public void add(List<RawMail> mails) {
            batch.addAll(mails);
        }

        @Override
        public Filed file(@Nullable Place place) {
            return filing.apply(place, batch);
        }
    }

    @Override
    public Filed file(@Nullable Mailbox mailbox, @Nullable Place place, List<RawMail> batch) {
        if (untilFailure.decrementAndGet() == 0) {
            untilFailure.set(Integer.MAX_VALUE);
            throw new IllegalStateException("The test wants a failure here");
        }
        var duplicates = 0;
        synchronized (this) {
            if (!batch.isEmpty()) {
                batches.add(List.copyOf(batch));
            }
            for (var mail : batch) {
                if (!known.add(new String(mail.bytes(), java.nio.charset.StandardCharsets.UTF_8))) {
                    duplicates++;
                }
            }
        }
        if (place != null) {
            mailboxes.move(place.folderId(), place.after());
            marks.locate(place.folderId(), place.after().uidValidity(), batch);
            if (mailboxes instanceof FakeMailboxes fake) {
                fake.noteRead(
                        place.folderId(),
                        place.after().uidValidity(),
                        batch.stream().map(RawMail::uid).toList());
            }
        }
        afterBatch.run();
        return new Filed(batch.size() - duplicates, duplicates, 0, 0, List.of());
    }

    public synchronized List<List<RawMail>> batches() {
        return List.copyOf(batches);
    }

    public synchronized List<RawMail> mails() {
        return batches.stream().flatMap(List::stream).toList();
    }

    public List<Long> uids() {
        return mails().stream().map(RawMail::uid).toList();
    }
}
