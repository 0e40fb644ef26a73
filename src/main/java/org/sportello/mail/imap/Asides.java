package org.sportello.mail.imap;

import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.iap.ResponseHandler;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.sportello.mail.imap.ImapConnection.Touched;

import java.util.List;
import java.util.TreeSet;

/// What a server says of the open folder beside what it was asked (RFC 9051 §5.2): messages came,
/// vanished, or were marked by another program.
final class Asides implements ResponseHandler {

    /// So many messages are remembered by their numbers.
    private static final int MOST = 200;

    private final TreeSet<Integer> numbers = new TreeSet<>();
    private boolean touched;
    private boolean gone;
    private int touches;
    private volatile boolean news;
    private volatile int exists;

    /// A folder has been opened.
    void opened(int messages) {
        news = false;
        exists = messages;
    }

    /// Takes what is in an answer.
    void hear(Response answer) {
        if (answer instanceof FetchResponse fetch) {
            if (marksOnly(fetch)) {
                touch(fetch.getNumber());
            }
        } else if (answer instanceof IMAPResponse untagged) {
            if (untagged.keyEquals("EXISTS")) {
                news = true;
                exists = untagged.getNumber();
            } else if (untagged.keyEquals("EXPUNGE")) {
                exists = Math.max(0, exists - 1);
                gone = true;
                touch(untagged.getNumber());
            } else if (untagged.keyEquals(Vanished.KEY)) {
                vanished(Vanished.of(untagged));
            }
        }
    }

    /// Messages that went while the folder was open are counted no more.
    void vanished(Vanished vanished) {
        if (!vanished.earlier()) {
            gone = true;
            touch();
            vanished.each((low, high) -> exists = left(high - low + 1));
        }
    }

    private int left(long without) {
        return (int) Math.max(0, exists - without);
    }

    /// What was asked for carries more than marks.
    private static boolean marksOnly(FetchResponse fetch) {
        return fetch.getItem(FLAGS.class) != null
                && fetch.getItem(BODY.class) == null
                && fetch.getItem(RFC822SIZE.class) == null
                && fetch.getItem(INTERNALDATE.class) == null;
    }

    private void touch() {
        touched = true;
        touches++;
    }

    private void touch(int number) {
        touch();
        if (numbers.size() < MOST) {
            numbers.add(number);
        }
    }

    int exists() {
        return exists;
    }

    boolean takeNews() {
        var taken = news;
        news = false;
        return taken;
    }

    boolean touched() {
        return touched;
    }

    /// Messages went that nobody has asked about yet.
    boolean gone() {
        return gone;
    }

    /// How often something was said of messages that are there.
    int touches() {
        return touches;
    }

    Touched takeTouched() {
        var taken = new Touched(touched, List.copyOf(numbers));
        touched = false;
        gone = false;
        numbers.clear();
        return taken;
    }

    @Override
    public void handleResponse(Response answer) {
        hear(answer);
    }
}
