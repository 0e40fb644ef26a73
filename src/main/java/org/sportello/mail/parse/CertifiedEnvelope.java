package org.sportello.mail.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.Attachment;
import org.sportello.mail.message.Certified;
import org.sportello.mail.message.Certified.State;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.message.MailKind;
import org.sportello.mail.message.ParseProblem;
import org.sportello.mail.message.ParsedMail;
import org.sportello.mail.message.Remarks;
import org.sportello.mail.message.Suspicion;
import org.sportello.mail.parse.mime.AddressReader;
import org.sportello.mail.parse.mime.MimeReader;
import org.sportello.mail.parse.mime.Part;
import org.sportello.mail.parse.mime.RawMessage;
import org.sportello.mail.parse.mime.Troubles;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The envelope of Italy's certified mail (PEC, RFC 6109 3.1.4 and 3.2.2) around a letter. It
/// counts only if it has the form that the rules of that mail prescribe; the letter's own sender
/// counts only if it is the one that the envelope names.
///
/// @param part `postacert.eml`
/// @param named the sender's address as the envelope says it
record CertifiedEnvelope(State state, Part part, String named) {

    private static final String ON_BEHALF = "per conto di:";
    private static final String CARRIER = "posta-certificata@";
    private static final int MOST_PARTS = 50;
    private static final int LONGEST_DATA = 200_000;
    private static final int MOST_SUSPICIONS = 5;

    /// The envelope, or null if the message is none: also for receipts, which carry the message
    /// that they are about.
    static @Nullable CertifiedEnvelope of(Part root) {
        State state = state(root.header().first("x-trasporto"));
        if (state == null || root.header().first("x-ricevuta") != null) return null;
        boolean signed = root.mediaType().equals("multipart/signed");
        MailAddress carrier =
                first(AddressReader.read(root.header().first("from"), new Troubles()));
        String named = carrier == null ? "" : named(carrier.name());
        if (!signed || carrier == null || !carrier.key().startsWith(CARRIER) || named.isEmpty())
            return null;
        List<Part> parts = new ArrayList<>(List.of(root));
        Part letter = null;
        Part data = null;
        for (int i = 0; i < parts.size() && i < MOST_PARTS; i++) {
            Part part = parts.get(i);
            parts.addAll(part.children());
            String name = part.fileName() == null ? "" : part.fileName().toLowerCase(Locale.ROOT);
            if (letter == null && (part.isMessage() || name.equals("postacert.eml"))) letter = part;
            if (name.equals("daticert.xml")) data = part;
        }
        if (letter == null) return null;
        return state == State.ANOMALY || vouchesFor(data, named)
                ? new CertifiedEnvelope(state, letter, named)
                : null;
    }

    private static @Nullable State state(@Nullable String transport) {
        if (transport == null) return null;
        return switch (transport.strip().toLowerCase(Locale.ROOT)) {
            case "posta-certificata" -> State.CERTIFIED;
            case "errore" -> State.ANOMALY;
            default -> null;
        };
    }

    private static @Nullable MailAddress first(List<MailAddress> addresses) {
        return addresses.isEmpty() ? null : addresses.getFirst();
    }

    /// The address in `Per conto di: anna@pec.example.it`, in lower case; `""` if there is none.
    private static String named(String name) {
        if (!name.toLowerCase(Locale.ROOT).startsWith(ON_BEHALF)) return "";
        byte[] rest = name.substring(ON_BEHALF.length()).getBytes(UTF_8);
        MailAddress one = first(AddressReader.read(new String(rest, ISO_8859_1), new Troubles()));
        return one == null ? "" : one.key();
    }

    /// `daticert.xml` names the same sender.
    private static boolean vouchesFor(@Nullable Part data, String named) {
        if (data == null) return false;
        String text = data.text();
        if (text.length() > LONGEST_DATA) return false;
        Document document = Jsoup.parse(text, "", Parser.xmlParser());
        Element sender = document.selectFirst("mittente");
        return sender != null && sender.text().strip().toLowerCase(Locale.ROOT).equals(named);
    }

    /// The letter as a message of its own.
    Part letter(Troubles troubles) {
        return MimeReader.read(RawMessage.readable(part.content()), troubles);
    }

    /// The envelope with the letter's kind, where a program wrote the letter.
    ParsedMail withKind(ParsedMail envelope, ParsedMail letter) {
        return envelope.kind() == MailKind.CUSTOMER && letter.kind() != MailKind.CUSTOMER
                ? envelope.withKind(letter.kind(), letter.kindReasons(), letter.bounce())
                : envelope;
    }

    /// The letter, as it came in its envelope: ids, time and recipients are the envelope's.
    ParsedMail opened(ParsedMail received, ParsedMail letter, boolean shown) {
        ParsedMail envelope = withKind(received, letter);
        MailAddress inside = letter.from();
        boolean itself = inside != null && inside.key().equals(named);
        MailAddress from = itself && inside != null ? inside : new MailAddress("", named);
        List<ParseProblem> problems = new ArrayList<>(envelope.problems());
        letter.problems().stream().filter(one -> !problems.contains(one)).forEach(problems::add);
        return new ParsedMail(
                letter.subject().isEmpty() ? envelope.subject() : letter.subject(),
                from,
                envelope.replyTo(),
                envelope.to(),
                envelope.cc(),
                envelope.bcc(),
                customer(envelope, from),
                envelope.date(),
                envelope.messageId(),
                both(envelope.inReplyTo(), letter.inReplyTo()),
                both(envelope.references(), letter.references()),
                envelope.kind(),
                envelope.kindReasons(),
                envelope.bounce(),
                letter.text(),
                letter.html(),
                letter.newText(),
                letter.quotedText(),
                letter.signature(),
                files(letter.attachments(), envelope.attachments()),
                problems,
                envelope.headers(),
                envelope.contentHash(),
                shown ? remarks(envelope, letter, itself) : Remarks.NONE);
    }

    /// Whoever the envelope says wants the answer; with his name, where the letter says it.
    private static @Nullable MailAddress customer(ParsedMail envelope, MailAddress from) {
        MailAddress customer = envelope.customer();
        if (customer == null || customer.equals(envelope.from())) return from;
        return customer.key().equals(from.key())
                ? new MailAddress(from.name(), customer.address())
                : customer;
    }

    private static List<String> both(List<String> one, List<String> other) {
        Set<String> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }

    /// The letter's files stand first: they are what was sent.
    private static List<Attachment> files(List<Attachment> letter, List<Attachment> envelope) {
        List<Attachment> all = new ArrayList<>(letter);
        for (Attachment file : envelope) all.add(file.at(all.size()));
        return all;
    }

    /// Where the letter's own sender is another than the envelope's, that is told.
    private Remarks remarks(ParsedMail envelope, ParsedMail letter, boolean itself) {
        Set<Suspicion> suspicions = new LinkedHashSet<>();
        MailAddress inside = letter.from();
        if (!itself && inside != null && !inside.address().isEmpty())
            suspicions.add(new Suspicion(Suspicion.Kind.NAME, inside.address(), named));
        suspicions.addAll(envelope.remarks().suspicions());
        letter.remarks().suspicions().stream()
                .filter(one -> one.kind() != Suspicion.Kind.AUTHENTICATION)
                .forEach(suspicions::add);
        return new Remarks(
                letter.remarks().protection(),
                letter.remarks().invitation(),
                suspicions.stream().limit(MOST_SUSPICIONS).toList(),
                new Certified(state, envelope.from(), envelope.text()));
    }
}
