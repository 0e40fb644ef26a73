package org.sportello.mail.parse.kind;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.Bounce;
import org.sportello.mail.parse.mime.MessageIds;
import org.sportello.mail.parse.mime.Part;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The receipts of Italy's certified mail (PEC, RFC 6109): that a message was taken, delivered, or
/// neither.
final class CertifiedMail {

    private static final int MOST_PARTS = 50;
    private static final int LONGEST_DATA = 200_000;
    private static final int MOST_RECIPIENTS = 200;

    private CertifiedMail() {}

    /// The receipt, or null if the message is none.
    static @Nullable Bounce read(Message message, List<String> reasons) {
        String receipt = message.word("x-ricevuta");
        String by = "header:x-ricevuta";
        if (receipt.isEmpty()) {
            receipt = named(message);
            by = "subject:ricevuta";
        }
        String action = action(receipt);
        if (action == null) return null;
        reasons.add(by);
        Document data = data(message);
        String words = message.text() + " " + (data == null ? "" : data.text());
        String code = action.equals("failed") ? StatusCode.find(words) : null;
        return new Bounce(
                List.copyOf(recipients(message, data, receipt)),
                code,
                action,
                permanent(action, code, words, data),
                originals(message, data));
    }

    /// The receipt by its subject, for systems on the way that take unknown headers away; `""` if
    /// it is none.
    private static String named(Message message) {
        if (!message.senderLocalPart().equals("posta-certificata") || message.has("x-trasporto"))
            return "";
        String subject = message.subjectInLowerCase().strip();
        int colon = subject.indexOf(':');
        return switch (colon < 0 ? "" : subject.substring(0, colon).strip()) {
            case "accettazione" -> "accettazione";
            case "presa in carico" -> "presa-in-carico";
            case "consegna" -> "avvenuta-consegna";
            case "avviso di non accettazione" -> "non-accettazione";
            case "avviso di mancata consegna" -> "errore-consegna";
            default -> "";
        };
    }

    private static @Nullable String action(String receipt) {
        return switch (receipt) {
            case "accettazione", "presa-in-carico" -> "relayed";
            case "avvenuta-consegna" -> "delivered";
            case "preavviso-errore-consegna" -> "delayed";
            case "errore-consegna", "non-accettazione", "rilevazione-virus" -> "failed";
            default -> null;
        };
    }

    private static @Nullable Boolean permanent(
            String action, @Nullable String code, String words, @Nullable Document data) {
        if (action.equals("relayed") || action.equals("delivered")) return null;
        Element root = data == null ? null : data.selectFirst("postacert");
        String error = root == null ? "" : root.attr("errore");
        if (error.equals("no-dest") || error.equals("no-dominio")) return true;
        Boolean judged = Permanence.judge(code, words, words, action);
        return judged == null ? Boolean.FALSE : judged;
    }

    private static Set<String> recipients(
            Message message, @Nullable Document data, String receipt) {
        Set<String> found = new LinkedHashSet<>();
        if (data != null) {
            texts(data, receipt.equals("avvenuta-consegna") ? "consegna" : "ricezione", found);
            if (found.isEmpty()) texts(data, "consegna", found);
            if (found.isEmpty()) texts(data, "destinatari", found);
        }
        if (found.isEmpty()) {
            BounceText.addresses(message.text(), found);
            found.removeIf(address -> message.ours(address) || address.equals(message.sender()));
            found.removeIf(
                    address -> message.to().stream().anyMatch(to -> to.key().equals(address)));
        }
        return found;
    }

    private static void texts(Document data, String tag, Set<String> into) {
        for (Element element : data.getElementsByTag(tag)) {
            if (into.size() >= MOST_RECIPIENTS) return;
            BounceText.addresses(element.text(), into);
        }
    }

    private static List<String> originals(Message message, @Nullable Document data) {
        List<String> ids =
                new ArrayList<>(MessageIds.read(message.header().all("x-riferimento-message-id")));
        Element id = data == null ? null : data.selectFirst("msgid");
        String named = id == null ? null : MessageIds.own(id.text());
        if (named != null && !ids.contains(named)) ids.add(named);
        return ids;
    }

    /// `daticert.xml`, which says the same as the text, for programs.
    private static @Nullable Document data(Message message) {
        List<Part> parts = new ArrayList<>(List.of(message.root()));
        for (int i = 0; i < parts.size() && i < MOST_PARTS; i++) {
            Part part = parts.get(i);
            parts.addAll(part.children());
            String name = part.parameter("name");
            boolean xml = part.is("application/xml") || part.is("text/xml");
            if (!xml && (name == null || !name.equalsIgnoreCase("daticert.xml"))) continue;
            String text = part.text();
            if (text.length() <= LONGEST_DATA) return Jsoup.parse(text, "", Parser.xmlParser());
        }
        return null;
    }
}
