package org.sportello.intake.source;

import org.jspecify.annotations.Nullable;
import org.sportello.intake.IntakeService;
import org.sportello.mail.MailIntake.Filed;
import org.sportello.mail.MailIntake.Prepared;
import org.sportello.mail.RawMail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Takes in messages from files, as if they had arrived in that order. While one batch is written,
/// the next is being read; no more than these two are held.
public final class ArchiveImport {

    private static final int MOST_MESSAGES = 500;
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private final IntakeService intake;
    private final Consumer<Filed> told;
    private List<RawMail> collected = new ArrayList<>();
    private long bytes;
    private @Nullable Prepared reading;

    /// @param told hears what became of each batch, in order
    public ArchiveImport(IntakeService intake, Consumer<Filed> told) {
        this.intake = intake;
        this.told = told;
    }

    /// Takes in the sources, one after the other.
    ///
    /// @param now what counts as arrival where nothing better is known
    public void run(List<MailSource> sources, Instant now) {
        for (var source : sources) {
            source.each(now, this::add);
        }
        read();
        write();
    }

    private void add(RawMail mail) {
        collected.add(mail);
        bytes += mail.bytes().length;
        if (collected.size() >= MOST_MESSAGES || bytes >= MOST_BYTES) {
            read();
        }
    }

    /// Starts to read what has been collected, and meanwhile writes what was read before.
    private void read() {
        if (collected.isEmpty()) {
            return;
        }
        var next = intake.read(null, collected);
        collected = new ArrayList<>();
        bytes = 0;
        write();
        reading = next;
    }

    private void write() {
        var before = reading;
        reading = null;
        if (before != null) {
            told.accept(before.file(null));
        }
    }
}
