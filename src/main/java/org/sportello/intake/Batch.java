package org.sportello.intake;

import org.jspecify.annotations.Nullable;
import org.sportello.intake.arrival.Arrival;
import org.sportello.intake.arrival.Setting;
import org.sportello.intake.arrival.SubjectKeys;
import org.sportello.intake.check.Belonging;
import org.sportello.intake.check.Checks;
import org.sportello.intake.check.Conversations;
import org.sportello.intake.check.Decision;
import org.sportello.intake.check.Desk;
import org.sportello.mail.MailIntake.Filed;
import org.sportello.mail.MailIntake.FiledMail;
import org.sportello.mail.Mails;
import org.sportello.mail.Mails.Copy;
import org.sportello.mail.PackedMail;
import org.sportello.mail.message.MailKind;
import org.sportello.mail.message.MessageIds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One batch on its way into the store, inside one transaction: asks the store once for everything
/// that the batch may touch, files one message after the other, writes once.
final class Batch {

    private static final int LARGE = 100;
    private static final String UNREADABLE = "quarantine";

    private final IntakeStores stores;
    private final Setting setting;
    private final Desk desk;
    private final Filing filing;
    private final Waiting waiting;
    private final Customers customers;
    private final Acknowledgement.Batchwise acknowledgement;
    private final List<Arrival> kept = new ArrayList<>();
    private final List<PackedMail> packed = new ArrayList<>();
    private final List<Mails.Location> locations = new ArrayList<>();
    private final Map<Read, FiledMail> results = new LinkedHashMap<>();
    private final Returned returned;
    private int duplicates;
    private int quarantined;

    Batch(IntakeStores stores, Setting setting, MessageIds ids, Acknowledgement acknowledgement) {
        this.stores = stores;
        this.setting = setting;
        this.acknowledgement = acknowledgement.forBatch(setting);
        var mails = stores.mail().mails();
        var conversations =
                new Conversations(stores.tickets().tickets(), stores.tickets().threads());
        desk = new Desk(setting, conversations, mails, ids);
        waiting = new Waiting(mails);
        customers = new Customers(stores.tickets().customers(), desk.customers());
        filing = new Filing(desk, customers, waiting);
        returned = new Returned(stores.mail().automatic(), filing);
    }

    /// Files the messages.
    ///
    /// @param move moves the folder's cursor too
    Filed file(List<Read> all, boolean move) {
        var batch = unknown(all);
        if (batch.size() >= LARGE) {
            desk.conversations().expectMany();
        }
        var ids = stores.mail().mails().reserve(batch.size());
        var arrivals = new LinkedHashMap<Read, Arrival>();
        for (int i = 0; i < batch.size(); i++) {
            var read = batch.get(i);
            var understood = read.understood();
            if (understood != null) {
                arrivals.put(read, Arrival.of(understood, read.origin(), ids.get(i), setting));
            }
        }
        fetch(List.copyOf(arrivals.values()));
        customers.add(
                arrivals.values().stream()
                        .filter(this::fromCustomer)
                        .map(Belonging::customer)
                        .toList());
        for (var read : batch) {
            var arrival = arrivals.get(read);
            if (arrival == null) {
                quarantine(read);
            } else {
                file(read, arrival);
            }
        }
        filing.settle(setting.now().minus(setting.rules().oldAfter()));
        write(move);
        return filed();
    }

    /// True for a person outside who writes something new.
    private boolean fromCustomer(Arrival arrival) {
        var from = arrival.parsed().from();
        return arrival.parsed().kind() == MailKind.CUSTOMER
                && from != null
                && !setting.ours(from.key())
                && !setting.agents().contains(from.key())
                && desk.copies(arrival.messageKey()).isEmpty();
    }

    /// Without those whose place on the server we know already: the same batch may come twice.
    private List<Read> unknown(List<Read> all) {
        var place = setting.place();
        if (place == null) {
            return all;
        }
        var uids = all.stream().map(read -> read.origin().uid()).toList();
        var held =
                Set.copyOf(
                        stores.mail()
                                .mailboxes()
                                .read(place.folderId(), place.after().uidValidity(), uids));
        return held.isEmpty()
                ? all
                : all.stream().filter(read -> !held.contains(read.origin().uid())).toList();
    }

    private void fetch(List<Arrival> arrivals) {
        var keys = new HashSet<Long>();
        var waited = new HashSet<Long>();
        var addresses = new HashSet<String>();
        var messages = new HashSet<Long>();
        var originals = new HashSet<String>();
        var earliest = setting.now();
        var latest = Instant.EPOCH;
        for (var arrival : arrivals) {
            keys.addAll(arrival.known());
            waited.addAll(Waiting.lookups(arrival));
            addresses.addAll(arrival.people());
            messages.add(arrival.messageKey());
            originals.addAll(arrival.parsed().originalMessageIds());
            earliest = arrival.at().isBefore(earliest) ? arrival.at() : earliest;
            latest = arrival.at().isAfter(latest) ? arrival.at() : latest;
        }
        desk.conversations().fetch(keys);
        var reach = setting.rules().foreignNumberFor();
        desk.conversations()
                .fetchSubjects(subjects(arrivals), earliest.minus(reach), latest.plus(reach));
        desk.customers().putAll(stores.tickets().customers().findByAddresses(addresses));
        desk.fetchCopies(messages);
        waiting.fetch(waited);
        returned.fetch(stores.mail().mails(), originals);
    }

    /// The subjects that may decide: only where no reference leads to a ticket of the store, or the
    /// message begins a matter to which there may be answers already.
    private Set<Long> subjects(List<Arrival> arrivals) {
        var subjects = new HashSet<Long>();
        for (var arrival : arrivals) {
            if (arrival.refersToNothing()
                    || arrival.known().stream()
                            .allMatch(key -> desk.conversations().withKey(key).isEmpty())) {
                subjects.addAll(SubjectKeys.lookups(arrival));
            }
        }
        return subjects;
    }

    private void file(Read read, Arrival fresh) {
        var decision = Checks.decide(fresh, desk);
        if (decision instanceof Decision.Known known) {
            known(read, fresh, known);
            return;
        }
        var arrival = fresh;
        if (fresh.parsed().messageId() != null && !desk.copies(fresh.messageKey()).isEmpty()) {
            arrival = fresh.withSharedId();
            decision = Checks.decide(arrival, desk);
        }
        var conversation = filing.file(arrival, decision);
        desk.holds(
                new Copy(
                        arrival.mailId(),
                        arrival.messageKey(),
                        arrival.contentKey(),
                        arrival.outgoing(),
                        conversation == null ? null : conversation.id()));
        desk.saw(arrival, conversation);
        kept.add(arrival);
        packed.add(read.packed());
        locate(read, arrival.mailId(), null);
        results.put(read, result(arrival, false, null));
        returned.note(arrival, conversation, setting.now());
        if (conversation != null && decision instanceof Decision.NewTicket) {
            acknowledgement.consider(arrival, conversation);
        }
    }

    private void known(Read read, Arrival arrival, Decision.Known known) {
        duplicates++;
        locate(read, known.mailId(), null);
        var ticket =
                desk.copies(arrival.messageKey()).stream()
                        .filter(copy -> copy.mailId() == known.mailId())
                        .findFirst()
                        .map(Copy::ticketId);
        results.put(
                read,
                new FiledMail(
                        read.origin().source(),
                        known.mailId(),
                        arrival.parsed().messageId(),
                        arrival.parsed().kind().word(),
                        true,
                        ticket.orElse(null),
                        known.why()));
    }

    /// The bytes are kept; the others go on. What has no place on a server may come twice.
    private void quarantine(Read read) {
        var raws = stores.mail().raws();
        if (setting.place() == null && stores.mail().quarantine().held(read.packed())) {
            duplicates++;
            results.put(read, unreadable(read, true));
            return;
        }
        quarantined++;
        long raw = raws.putPacked(List.of(read.packed())).getFirst();
        long id =
                stores.mail()
                        .quarantine()
                        .add(
                                raw,
                                setting.mailboxId(),
                                read.origin().source(),
                                read.errorCode(),
                                read.detail(),
                                setting.now());
        locate(read, null, id);
        results.put(read, unreadable(read, false));
    }

    private static FiledMail unreadable(Read read, boolean duplicate) {
        return new FiledMail(read.origin().source(), 0, null, "", duplicate, null, UNREADABLE);
    }

    private void locate(Read read, @Nullable Long mailId, @Nullable Long quarantineId) {
        var place = setting.place();
        if (place != null) {
            locations.add(
                    new Mails.Location(
                            place.folderId(),
                            place.after().uidValidity(),
                            read.origin().uid(),
                            mailId,
                            quarantineId,
                            read.origin().marks()));
        }
    }

    private void write(boolean move) {
        var mails = stores.mail().mails();
        var raws = stores.mail().raws().putPacked(packed);
        var rows = new ArrayList<Mails.Received>();
        for (int i = 0; i < kept.size(); i++) {
            var arrival = kept.get(i);
            rows.add(
                    new Mails.Received(
                            arrival.row(
                                    raws.get(i),
                                    setting.mailboxId(),
                                    filing.verdict(arrival.mailId())),
                            arrival.messageKey(),
                            arrival.contentKey()));
        }
        mails.addReceived(rows);
        acknowledgement.send(filing);
        filing.write(mails, stores.tickets().tickets());
        mails.locate(locations);
        var place = setting.place();
        if (place != null && move) {
            stores.mail().mailboxes().move(place.folderId(), place.after());
        }
    }

    private Filed filed() {
        var mails = new ArrayList<FiledMail>();
        results.forEach((read, result) -> mails.add(result));
        for (int i = 0, k = 0; i < mails.size(); i++) {
            var result = mails.get(i);
            if (!result.duplicate() && result.mailId() != 0) {
                mails.set(i, result(kept.get(k++), false, filing));
            }
        }
        return new Filed(
                kept.size(), duplicates, quarantined, desk.conversations().opened(), mails);
    }

    /// @param after null while the place may still change
    private static FiledMail result(Arrival arrival, boolean duplicate, @Nullable Filing after) {
        var verdict = after == null ? null : after.verdict(arrival.mailId());
        return new FiledMail(
                arrival.origin().source(),
                arrival.mailId(),
                arrival.parsed().messageId(),
                arrival.parsed().kind().word(),
                duplicate,
                verdict == null ? null : verdict.ticketId(),
                verdict == null ? "" : verdict.why());
    }

    /// What was read, by the ids under which it is kept now.
    Map<Long, Arrival> kept() {
        var byId = new LinkedHashMap<Long, Arrival>();
        kept.forEach(arrival -> byId.put(arrival.mailId(), arrival));
        return byId;
    }
}
