package org.sportello.mail.parse.html;

import org.jsoup.nodes.Element;

import java.util.Locale;
import java.util.Set;

/// The containers that mail programs put around quotations and signatures. A forwarded copy of them
/// carries `x_` in front of its names.
final class MailMarkup {

    /// What an element begins.
    enum Role {
        NOTHING,
        /// The element holds a quotation.
        QUOTE,
        /// Everything from here on is a quotation.
        QUOTE_FROM_HERE,
        /// The line above a quotation.
        INTRODUCTION,
        SIGNATURE
    }

    private static final Set<String> QUOTE_CLASSES =
            Set.of(
                    "gmail_quote",
                    "gmail_quote_container",
                    "yahoo_quoted",
                    "protonmail_quote",
                    "tutanota_quote",
                    "zmail_extra",
                    "wps_quotion",
                    "qmbox",
                    "mailru-blockquote",
                    "sh-quoted-content",
                    "ntes-mailmaster-quote",
                    "isreplycontent",
                    "mail_android_quote",
                    "aolmail_quote",
                    "bloop_original_html",
                    "front-blockquote",
                    "skiff_quote",
                    "freemail_quote",
                    "mailbird_quote",
                    "quoted-text",
                    "email-quote",
                    "hey_quote",
                    "missive_quote",
                    "eml_quote");
    private static final Set<String> QUOTE_IDS =
            Set.of(
                    "olk_src_body_section",
                    "mail-editor-reference-message-container",
                    "isforwardcontent",
                    "isreplycontent",
                    "replyforwardmessage",
                    "orig-msg",
                    "original-message",
                    "replysplit");
    private static final Set<String> FROM_HERE_CLASSES =
            Set.of("outlookmessageheader", "gmail_forwarded", "moz-email-headers-table");
    private static final Set<String> INTRODUCTIONS =
            Set.of("gmail_attr", "gmail_quote_attribution", "moz-cite-prefix", "reply-intro");
    private static final Set<String> FROM_HERE_IDS =
            Set.of("appendonsend", "divrplyfwdmsg", "stopspelling", "zwchr");
    private static final Set<String> SIGNATURE_CLASSES =
            Set.of(
                    "gmail_signature",
                    "moz-signature",
                    "protonmail_signature_block",
                    "bloop_sign",
                    "ymail_android_signature",
                    "yahoo-signature",
                    "mailbird_signature",
                    "tutanota_signature",
                    "sh-signature",
                    "zmail_signature",
                    "edo-signature",
                    "email-signature",
                    "hey_signature",
                    "front-signature",
                    "missive_signature",
                    "signature");
    private static final Set<String> SIGNATURE_IDS =
            Set.of(
                    "signature",
                    "applemailsignature",
                    "ms-outlook-mobile-signature",
                    "ymail_android_signature",
                    "composer_signature",
                    "linebreakatbeginningofsignature",
                    "zm-_id_-sgn",
                    "outlook-signature",
                    "signature_old",
                    "mail-signature");

    private MailMarkup() {}

    static Role role(Element element) {
        if (element.attributesSize() == 0) return Role.NOTHING;
        String id = plain(element.id());
        if (FROM_HERE_IDS.contains(id)) return Role.QUOTE_FROM_HERE;
        if (QUOTE_IDS.contains(id) || id.startsWith("yahoo_quoted")) return Role.QUOTE;
        if (SIGNATURE_IDS.contains(id)) return Role.SIGNATURE;
        if (INTRODUCTIONS.contains(id)) return Role.INTRODUCTION;
        String classes = element.className();
        if (!classes.isEmpty()) {
            for (String name : classes.split("\\s+", 30)) {
                String plain = plain(name);
                if (FROM_HERE_CLASSES.contains(plain)) return Role.QUOTE_FROM_HERE;
                if (INTRODUCTIONS.contains(plain)) return Role.INTRODUCTION;
                if (QUOTE_CLASSES.contains(plain) || yahoo(plain)) return Role.QUOTE;
                if (SIGNATURE_CLASSES.contains(plain)) return Role.SIGNATURE;
            }
        }
        return byAttribute(element);
    }

    private static Role byAttribute(Element element) {
        String marker = element.attr("data-marker");
        if (marker.equals("__DIVIDER__")) return Role.QUOTE_FROM_HERE;
        if (marker.equals("__QUOTED_TEXT__")) return Role.QUOTE;
        if (marker.equals("__SIG_PRE__") || marker.equals("__SIG_POST__")) return Role.SIGNATURE;
        if (element.attr("data-signatureblock").equals("true")) return Role.SIGNATURE;
        if (element.attr("data-smartmail").equals("gmail_signature")) return Role.SIGNATURE;
        String name = element.attr("name");
        if (name.equals("quote") || name.equals("quoted-content")) return Role.QUOTE;
        if (name.equals("messageSignatureSection")) return Role.SIGNATURE;
        if (name.equals("messageReplySection")) return Role.QUOTE;
        return ruledHeader(element) ? Role.QUOTE_FROM_HERE : Role.NOTHING;
    }

    /// Outlook's line above an earlier message, whatever the language: a rule on top of labels in
    /// bold.
    private static boolean ruledHeader(Element element) {
        if (!element.nameIs("div")) return false;
        String style = element.attr("style");
        if (!style.contains("border")) return false;
        String tight = style.toLowerCase(Locale.ROOT).replace(" ", "");
        boolean ruled =
                tight.contains("border-top:solid")
                        || tight.contains("border-style:solidnonenone")
                        || tight.contains("border-top-style:solid");
        if (!ruled) return false;
        int labels = 0;
        for (Element bold : element.select("b")) {
            String label = bold.text().strip();
            if (label.endsWith(":") || label.endsWith("：")) labels++;
        }
        return labels >= 3;
    }

    /// Yahoo writes a number of its own in front of names: `ydp5a4d2b6yahoo_quoted`.
    private static boolean yahoo(String name) {
        return name.startsWith("ydp") && name.endsWith("yahoo_quoted");
    }

    /// Text that its writer moved to the right, which programs do with the element for quotations.
    static boolean indents(Element blockquote) {
        if (!blockquote.className().isEmpty() || blockquote.hasAttr("type")) return false;
        String style = blockquote.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
        return style.contains("border:none")
                && (style.contains("margin:00040px") || style.contains("margin:0px0px0px40px"));
    }

    private static String plain(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        while (plain.startsWith("x_")) plain = plain.substring(2);
        return plain;
    }
}
