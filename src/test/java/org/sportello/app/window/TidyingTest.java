package org.sportello.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.sportello.kernel.Subscription;
import org.sportello.mail.PackedMail;
import org.sportello.mail.RawMails;
import org.sportello.mail.sync.MailboxState;
import org.sportello.mail.sync.MailboxState.Phase;
import org.sportello.mail.sync.Syncing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

class TidyingTest {

    private static final RuntimeException BUG = new IllegalStateException("broken");

    private final List<Throwable> bugs = new ArrayList<>();
    private int rounds;

    @Test
    void roomIsWonBackWhileNothingIsFetched() {
        assertTrue(Tidying.tidy(new Raws(false), syncing(Phase.IDLE, Phase.OFFLINE), bugs::add));
        assertEquals(1, rounds);
        assertEquals(List.of(), bugs);
    }

    @Test
    void aMailboxThatIsFetchedComesFirst() {
        assertFalse(Tidying.tidy(new Raws(false), syncing(Phase.IDLE, Phase.SYNCING), bugs::add));
        assertEquals(0, rounds);
    }

    @Test
    void aBugIsToldAndTheNextRoundIsMadeAllTheSame() {
        assertTrue(Tidying.tidy(new Raws(true), syncing(Phase.IDLE), bugs::add));
        assertTrue(Tidying.tidy(new Raws(true), syncing(Phase.IDLE), bugs::add));
        assertEquals(List.of(BUG, BUG), bugs);
        assertEquals(2, rounds);
    }

    private static Syncing syncing(Phase... phases) {
        var states = new ArrayList<MailboxState>();
        for (var phase : phases) {
            states.add(
                    new MailboxState(
                            states.size(), "Desk", phase, null, Instant.EPOCH, null, null, null));
        }
        return new Syncing() {
            @Override
            public List<MailboxState> states() {
                return states;
            }

            @Override
            public Subscription subscribe(Consumer<MailboxState> listener) {
                return () -> {};
            }

            @Override
            public void syncNow(long mailboxId) {}

            @Override
            public void pause(long mailboxId) {}

            @Override
            public void resume(long mailboxId) {}
        };
    }

    private final class Raws implements RawMails {

        private final boolean broken;

        Raws(boolean broken) {
            this.broken = broken;
        }

        @Override
        public void tidy() {
            rounds++;
            if (broken) {
                throw BUG;
            }
        }

        @Override
        public Packer packer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Long> putPacked(List<PackedMail> packed) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] get(long rawId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void removeAll(Collection<Long> rawIds) {
            throw new UnsupportedOperationException();
        }
    }
}
