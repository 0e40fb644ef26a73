package org.sportello.desk.view.writing;

import org.jspecify.annotations.Nullable;
import org.sportello.desk.view.station.Station;
import org.sportello.reply.Sent;
import org.sportello.ticket.Draft;

import java.time.Instant;

/// Says that a message is on its way, and takes it back when the agent wants it: then it is a draft
/// again.
public final class SentNotice {

    private final Station station;

    public SentNotice(Station station) {
        this.station = station;
    }

    /// @param at the moment chosen for sending; null: now
    /// @param draft what comes back with an undo
    void say(long number, Sent sent, @Nullable Instant at, Draft draft) {
        var notices = station.tools().notices();
        if (at == null) {
            notices.undo(
                    station.say("desk.sent", Long.toString(number)),
                    station.undo().get(),
                    () -> takeBack(sent, draft));
        } else {
            notices.undo(
                    station.say(
                            "desk.sent.later",
                            Long.toString(number),
                            station.tools().texts().formats().dateTime(at)),
                    () -> takeBack(sent, draft));
        }
    }

    /// Takes the message out of the outbox, keeps it as a draft, and shows that.
    public void takeBack(Sent sent, Draft draft) {
        station.tools()
                .work()
                .run(
                        () -> {
                            var back = station.desk().post().replies().undo(sent, station.me());
                            if (back) {
                                station.desk().post().drafts().save(draft.withId(0));
                            }
                            return back;
                        },
                        back -> {
                            if (back) {
                                station.outside().elsewhere().accept(place(sent, draft));
                            } else {
                                station.tools().notices().say(station.say("desk.tooLate"));
                            }
                        });
    }

    private static Station.Place place(Sent sent, Draft draft) {
        return draft.ticketId() == null
                ? new Station.Place(Station.NEW_MESSAGE, 0)
                : new Station.Place("desk", sent.ticketId());
    }
}
