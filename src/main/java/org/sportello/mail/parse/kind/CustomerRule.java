package org.sportello.mail.parse.kind;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.MailAddress;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Who a ticket made of a message belongs to: its sender, or the person in Reply-To where the
/// sender is a relay or a web form that writes for someone else.
public final class CustomerRule {

    private static final Set<String> FORMS =
            Set.of(
                    "wordpress",
                    "webmaster",
                    "www-data",
                    "apache",
                    "nobody",
                    "httpd",
                    "web",
                    "website",
                    "webform",
                    "webforms",
                    "form",
                    "forms",
                    "formular",
                    "kontaktformular",
                    "contactform",
                    "contact-form",
                    "contatti",
                    "kontakt",
                    "formmail",
                    "mailer",
                    "notification",
                    "notifications",
                    "notify",
                    "notifiche",
                    "system",
                    "server",
                    "wwwrun",
                    "root",
                    "admin",
                    "info",
                    "shop",
                    "store",
                    "sito",
                    "service",
                    "relay",
                    "bot",
                    "alert",
                    "alerts",
                    "messenger",
                    "messages",
                    "automailer",
                    "drupal",
                    "joomla",
                    "typeform",
                    "jotform",
                    "forms-receipts-noreply",
                    "mail",
                    "contact",
                    "modulo",
                    "modulocontatti",
                    "formulario");

    private CustomerRule() {}

    /// Whose the matter is; null if the message names nobody.
    public static @Nullable MailAddress customer(
            @Nullable MailAddress from, List<MailAddress> replyTo, Set<String> self) {
        MailAddress reply =
                replyTo.stream()
                        .filter(one -> !one.address().isEmpty() && !self.contains(one.key()))
                        .findFirst()
                        .orElse(null);
        if (reply == null) return from;
        if (from == null || from.address().isEmpty()) return reply;
        if (reply.key().equals(from.key())) return from;
        return relays(from, reply, self) ? reply : from;
    }

    private static boolean relays(MailAddress from, MailAddress reply, Set<String> self) {
        if (self.contains(from.key())) return true;
        String local = from.key().substring(0, Math.max(0, from.key().indexOf('@')));
        if (Automatic.isNoReply(reply.key().substring(0, Math.max(0, reply.key().indexOf('@')))))
            return false;
        if (Automatic.isNoReply(local)) return true;
        boolean sameDomain = from.domain().equals(reply.domain());
        String name = from.name().toLowerCase(Locale.ROOT);
        if (name.startsWith("per conto di") || local.equals("posta-certificata")) return true;
        if (name.contains(" via ") || name.contains(" tramite ") || name.contains(" über "))
            return true;
        if (sameDomain) return false;
        if (isMachine(local)) return true;
        for (String own : self) {
            int sign = own.indexOf('@');
            if (sign > 0 && own.substring(sign + 1).equals(from.domain())) return true;
        }
        return !from.name().isEmpty()
                && from.name().equalsIgnoreCase(reply.name())
                && (local.contains("+") || local.length() > 30);
    }

    /// True for the part before the `@` of an address from which forms and services write.
    static boolean isMachine(String local) {
        return FORMS.contains(local)
                || Automatic.isNoReply(local)
                || local.startsWith("bounce")
                || local.contains("notification")
                || local.contains("webform")
                || local.contains("kontaktform")
                || local.contains("contactform");
    }
}
