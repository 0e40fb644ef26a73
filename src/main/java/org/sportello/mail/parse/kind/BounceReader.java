package org.sportello.mail.parse.kind;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.Bounce;
import org.sportello.mail.parse.mime.HeaderBlock;
import org.sportello.mail.parse.mime.MessageIds;
import org.sportello.mail.parse.mime.Part;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Recognises a mail system's report and reads it: standard parts (RFC 3464, RFC 5965) where there
/// are any, else headers and words.
final class BounceReader {

    private static final int MOST_RECIPIENTS = 1000;

    /// What mail systems call themselves, whatever their address.
    private static final Set<String> DAEMONS =
            Set.of(
                    "mail delivery system",
                    "mail delivery subsystem",
                    "mail delivery service",
                    "mail deliver system",
                    "mailer-daemon",
                    "mailer daemon");

    private final Message message;
    private final List<String> reasons;
    private final List<Part> parts = new ArrayList<>();

    BounceReader(Message message, List<String> reasons) {
        this.message = message;
        this.reasons = reasons;
        collect(message.root());
    }

    /// The report, or null if the message is none. Reasons are added only for a report.
    @Nullable Bounce read() {
        Part complaint = find("message/feedback-report");
        if (complaint != null) {
            reasons.add("report:feedback-report");
            return complaint(complaint);
        }
        String status = status();
        if (!status.isEmpty() && fromSystem()) {
            reasons.add("report:delivery-status");
            return delivery(new DeliveryStatus(status));
        }
        if (message.subjectInLowerCase().startsWith("complaint about message from")
                && returned() != null) {
            reasons.add("subject:complaint");
            return complaint(null);
        }
        String by = recognised();
        if (by == null) return null;
        reasons.add(by);
        return delivery(new DeliveryStatus(""));
    }

    private void collect(Part part) {
        if (parts.size() > 200) return;
        parts.add(part);
        for (Part child : part.children()) collect(child);
        if (part != message.root() && wrapsReport(part) && isDaemon()) collect(part.message());
    }

    /// Some gateways put the report that they got into a message of their own.
    private static boolean wrapsReport(Part part) {
        if (!part.isMessage()) return false;
        String type = part.innerHeader().first("content-type");
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/report");
    }

    /// The headers of the messages that came back.
    private List<HeaderBlock> returnedHeaders() {
        List<HeaderBlock> headers = new ArrayList<>();
        for (Part part : parts) {
            boolean holds =
                    part.isMessage()
                            || part.is("text/rfc822")
                            || part.is("message/rfc822-headers")
                            || part.is("message/global-headers");
            if (part != message.root() && holds && !wrapsReport(part))
                headers.add(part.innerHeader());
        }
        return headers;
    }

    /// The status parts of the report one below the other: some systems write one for each
    /// recipient.
    private String status() {
        StringBuilder status = new StringBuilder();
        for (Part part : parts) {
            if (part.mediaType().equals("message/delivery-status")
                    || part.mediaType().equals("message/global-delivery-status"))
                status.append(part.text()).append("\n\n");
        }
        return status.toString();
    }

    private @Nullable Part find(String mediaType) {
        for (Part part : parts) if (part.mediaType().equals(mediaType)) return part;
        return null;
    }

    /// A status part inside a person's mail is only something that the person attached.
    private boolean fromSystem() {
        return message.root().is("multipart/report")
                || message.root().is("message/")
                || message.nullSender()
                || message.word("auto-submitted").startsWith("auto-")
                || isDaemon()
                || isPostmaster()
                || Subjects.isBounce(message.subject());
    }

    private boolean isDaemon() {
        String local = message.senderLocalPart().replace("-", "").replace("_", "").replace(" ", "");
        String name = message.from() == null ? "" : message.from().name().toLowerCase(Locale.ROOT);
        return local.startsWith("mailerdaemon")
                || local.startsWith("maildaemon")
                || local.equals("maildeliverysystem")
                || local.equals("maildeliverysubsystem")
                || local.equals("mailerdämon")
                || DAEMONS.contains(name.strip());
    }

    private boolean isPostmaster() {
        String local = message.senderLocalPart().replace("-", "").replace("_", "");
        return local.startsWith("postmaster")
                || local.startsWith("systemadministrator")
                || local.equals("bounce")
                || local.equals("bounces")
                || local.startsWith("microsoftexchange")
                || local.equals("mmsdaemon");
    }

    /// The program of a mailing list that we wrote to.
    private boolean isListProgram() {
        String local = message.senderLocalPart();
        return local.endsWith("-admin")
                || local.endsWith("-owner")
                || local.endsWith("-request")
                || local.endsWith("-bounces")
                || local.endsWith("-help")
                || local.startsWith("owner-")
                || local.startsWith("mailman")
                || local.startsWith("majordomo")
                || local.startsWith("listserv")
                || local.startsWith("sympa")
                || local.startsWith("ezmlm");
    }

    /// Why a message without standard parts is a report, or null.
    private @Nullable String recognised() {
        if (message.has("x-failed-recipients")) return "header:x-failed-recipients";
        String report = message.root().parameter("report-type");
        if (report != null && report.equalsIgnoreCase("delivery-status"))
            return "report:delivery-status";
        boolean person =
                message.has("in-reply-to")
                        && !message.nullSender()
                        && !isDaemon()
                        && !isPostmaster();
        if (person) return null;
        if (Subjects.isChallenge(message.subject())) return null;
        boolean subject = Subjects.isBounce(message.subject());
        boolean text = BounceText.announces(message.text());
        if (isDaemon() && !Subjects.isAutoreply(message.subject())) return "from:mailer-daemon";
        if (isPostmaster() && saysReport(subject, text)) return "from:postmaster";
        boolean nobody =
                message.nullSender()
                        || message.from() == null
                        || message.from().address().isEmpty();
        if (nobody && (subject || text)) return subject ? "subject:bounce" : "text:bounce";
        if (Subjects.answersOrForwards(message.subject())) return null;
        boolean begins = BounceText.beginsAsReport(message.text());
        if (begins && BounceText.saysProgram(message.newText())) return "text:bounce";
        if (begins && subject && (returned() != null || BounceText.hasReply(message.text())))
            return "text:bounce";
        if (isListProgram() && BounceText.refusedByList(message.subject() + " " + message.text()))
            return "text:list-refused";
        if (subject
                && returned() != null
                && !message.text().isBlank()
                && Automatic.isNoReply(message.senderLocalPart())) return "subject:bounce";
        return null;
    }

    /// A postmaster is a person too: what he writes is a report if it came from nobody, or if it
    /// says so and shows a server's answer or the message.
    private boolean saysReport(boolean subject, boolean text) {
        boolean shows =
                returned() != null
                        || BounceText.hasReply(message.newText())
                        || BounceText.returns(message.text());
        if (message.nullSender()) return subject || text || shows;
        if (message.has("x-ms-exchange-message-is-ndr")) return true;
        if (subject && (shows || text)) return true;
        if (shows && message.senderLocalPart().startsWith("microsoftexchange")) return true;
        if (message.has("return-path")) return BounceText.beginsAsReport(message.text());
        boolean system = !message.senderLocalPart().startsWith("bounce");
        return (subject && system) || (shows && BounceText.announces(message.newText()));
    }

    private Bounce complaint(@Nullable Part report) {
        Set<String> recipients = new LinkedHashSet<>();
        if (report != null) {
            DeliveryStatus fields = new DeliveryStatus(report.text());
            fields.all("original-rcpt-to")
                    .forEach(value -> BounceText.addresses(value, recipients));
            fields.all("removal-recipient")
                    .forEach(value -> BounceText.addresses(value, recipients));
        }
        HeaderBlock inner = returned();
        if (recipients.isEmpty() && inner != null)
            inner.all("to").forEach(value -> BounceText.addresses(value, recipients));
        return new Bounce(
                new ArrayList<>(recipients), null, "complaint", null, originalIds(List.of()));
    }

    private Bounce delivery(DeliveryStatus status) {
        List<DeliveryStatus.Recipient> relevant = status.relevant();
        Set<String> recipients = new LinkedHashSet<>();
        for (DeliveryStatus.Recipient one : relevant)
            if (!one.address().isEmpty() && recipients.size() < MOST_RECIPIENTS)
                recipients.add(one.address());
        BounceText words = new BounceText(message);
        if (recipients.isEmpty()) failedHeaders(recipients);
        if (recipients.isEmpty()) recipients.addAll(words.recipients());
        HeaderBlock inner = returned();
        if (recipients.isEmpty() && inner != null) recipientsOf(inner, recipients);
        String said =
                recipients.size() < 2
                        ? words.diagnostic()
                        : words.about(recipients.iterator().next(), recipients);
        String diagnostic = relevant.isEmpty() ? said : relevant.getFirst().diagnostic();
        if (diagnostic.isBlank()) diagnostic = said;
        String code =
                code(relevant.isEmpty() ? null : relevant.getFirst().status(), diagnostic, said);
        String action = relevant.isEmpty() ? null : relevant.getFirst().action();
        if (action == null) action = action(code, words);
        boolean success =
                action.equals("delivered") || action.equals("relayed") || action.equals("expanded");
        Boolean permanent = success ? null : Permanence.judge(code, diagnostic, said, action);
        if (permanent != null && permanent && words.refusedContent() && !Permanence.dead(code))
            permanent = false;
        List<String> named = new ArrayList<>(status.all("x-original-message-id"));
        named.addAll(status.all("original-message-id"));
        return new Bounce(
                new ArrayList<>(recipients),
                code,
                action,
                permanent,
                originalIds(MessageIds.read(named)));
    }

    /// The declared code; a detailed one out of the words where it is none or only a general one.
    private static @Nullable String code(
            @Nullable String declared, String diagnostic, String said) {
        if (declared != null && !declared.endsWith(".0.0")) return declared;
        String detailed = StatusCode.find(Permanence.unwrapped(diagnostic));
        if (detailed != null) return detailed;
        return declared != null ? declared : StatusCode.find(said);
    }

    private void failedHeaders(Set<String> recipients) {
        for (String value : message.header().all("x-failed-recipients"))
            BounceText.addresses(value, recipients);
        for (String value : message.header().all("x-actual-recipients"))
            BounceText.addresses(value, recipients);
    }

    private static void recipientsOf(HeaderBlock inner, Set<String> recipients) {
        for (String name : List.of("to", "x-original-to", "delivered-to", "cc")) {
            if (recipients.isEmpty())
                inner.all(name).forEach(value -> BounceText.addresses(value, recipients));
        }
    }

    private String action(@Nullable String code, BounceText words) {
        if (words.saysDelayed()
                || (Subjects.isBounce(message.subject())
                        && saysDelay(message.subjectInLowerCase()))) return "delayed";
        if (words.saysDelivered() && (code == null || code.startsWith("2"))) return "delivered";
        return "failed";
    }

    private static boolean saysDelay(String subject) {
        return subject.contains("delay")
                || subject.contains("warning")
                || subject.contains("verzögert")
                || subject.contains("ritard")
                || subject.contains("still being retried");
    }

    /// The header of the message that came back, or null.
    private @Nullable HeaderBlock returned() {
        List<HeaderBlock> headers = returnedHeaders();
        return headers.isEmpty() ? null : headers.getFirst();
    }

    /// Which messages of ours came back: as the returned headers say (also our own mark there, for
    /// services that give messages other ids), else as the report names them.
    private List<String> originalIds(List<String> named) {
        List<String> ids = new ArrayList<>();
        for (HeaderBlock inner : returnedHeaders()) {
            for (String name : List.of("message-id", "x-sportello-loop")) {
                String id = MessageIds.own(inner.first(name));
                if (id != null && !ids.contains(id)) ids.add(id);
            }
        }
        if (ids.isEmpty()) ids.addAll(named);
        if (ids.isEmpty()) BounceText.messageIds(message.text(), ids);
        if (ids.isEmpty()) ids.addAll(MessageIds.read(message.header().all("in-reply-to")));
        if (ids.isEmpty())
            ids.addAll(MessageIds.read(message.header().all("references")).reversed());
        return ids;
    }
}
