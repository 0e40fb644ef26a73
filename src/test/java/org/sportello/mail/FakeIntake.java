package org.sportello.mail;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// Takes everything in, remembers it, moves the cursor; fails when told to.
public final class FakeIntake implements MailIntake {

    private final Mailboxes mailboxes;
    private final List<List<RawMail>> batches = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final AtomicInteger untilFailure = new AtomicInteger(Integer.MAX_VALUE);
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

    public void afterBatch(Runnable action) {
        afterBatch = action;
    }

    @Override
    public Prepared read(@Nullable Mailbox mailbox, List<RawMail> batch) {
        return place -> file(mailbox, place, batch);
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
