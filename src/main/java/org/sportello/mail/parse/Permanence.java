package org.sportello.mail.parse;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// Whether an address is dead (unknown user or host, moved) or may work later or elsewhere. What
/// the words say counts more than the code: many systems answer everything with `5.0.0` or `5.1.1`.
final class Permanence {

    private static final List<String> FULL =
            List.of(
                    "mailbox full",
                    "mailbox is full",
                    "mailbox exceeded",
                    "over quota",
                    "overquota",
                    "quota exceeded",
                    "exceeded storage",
                    "exceeded their mail",
                    "exceeded quota",
                    "quota exceed",
                    "user is over",
                    "mailbox size",
                    "mailbox has exceeded",
                    "disk quota",
                    "insufficient disk",
                    "insufficient storage",
                    "casella piena",
                    "postfach ist voll",
                    "boîte pleine",
                    "buzón lleno",
                    "storage quota",
                    "mail box full",
                    "mailbox quota",
                    "out of storage",
                    "is full",
                    "over the maximum",
                    "account is over",
                    "too many messages in",
                    "inbox is full",
                    "mail quota",
                    "quota violation",
                    "mailfolder is full");

    private static final List<String> UNKNOWN =
            List.of(
                    "user unknown",
                    "unknown user",
                    "no such user",
                    "user not found",
                    "unknown recipient",
                    "name is not recognized",
                    "recipient unknown",
                    "no such recipient",
                    "no mailbox",
                    "mailbox not found",
                    "no such mailbox",
                    "mailbox does not exist",
                    "does not exist",
                    "doesn't exist",
                    "not a valid",
                    "invalid recipient",
                    "invalid mailbox",
                    "invalid address",
                    "address unknown",
                    "unknown address",
                    "address not found",
                    "unknown local",
                    "unknown account",
                    "no such account",
                    "no account",
                    "account does not",
                    "account not found",
                    "account has been deleted",
                    "deleted account",
                    "user doesn't",
                    "user does not",
                    "not our customer",
                    "recipient not found",
                    "recipient rejected: user",
                    "recipient does not",
                    "recipientnotfound",
                    "resolver.adr",
                    "not found in",
                    "is not a known user",
                    "not known here",
                    "no user",
                    "no one by that name",
                    "nobody by that name",
                    "no mailbox here by that name",
                    "unknown email",
                    "unknown mailbox",
                    "bad address",
                    "bad destination mailbox",
                    "no longer",
                    "not listed in",
                    "unrouteable address",
                    "undeliverable address: unknown",
                    "addressee unknown",
                    "utente sconosciuto",
                    "utente non esiste",
                    "destinatario sconosciuto",
                    "unbekannter empfänger",
                    "empfänger unbekannt",
                    "existiert nicht",
                    "utilisateur inconnu",
                    "destinataire inconnu",
                    "usuario desconocido",
                    "usuario no existe",
                    "not exist",
                    "cannot find",
                    "couldn't find any",
                    "email address could not be found",
                    "address couldn't be found",
                    "wasn't found at",
                    "there is no user",
                    "is not recognized",
                    "user invalid",
                    "invalid user",
                    "does not have a",
                    "doesn't have a",
                    "has been disabled and is",
                    "unknown or illegal alias",
                    "unknown virtual",
                    "no valid recipients",
                    "rejected: unlisted",
                    "recipient address rejected: undeliverable",
                    "this user doesn't have",
                    "no matches to nameserver",
                    "宛先不明",
                    "見つかりません",
                    "リストにありません",
                    "見つけられません",
                    "存在しません",
                    "нет такого",
                    "не существует",
                    "пользователь не найден",
                    "не найден",
                    "用户不存在",
                    "用户未找到",
                    "收件人不存在",
                    "帐号不存在",
                    "地址不存在",
                    "r.mailbox");

    private static final List<String> HOST =
            List.of(
                    "host unknown",
                    "unknown host",
                    "host not found",
                    "domain not found",
                    "no such domain",
                    "name or service not known",
                    "domain name not found",
                    "unrouteable mail domain",
                    "unrouteable domain",
                    "no mx",
                    "mx record",
                    "no such host",
                    "nxdomain",
                    "domain does not",
                    "unable to route",
                    "no route to host found",
                    "bad destination",
                    "illegal host",
                    "name server: host",
                    "dns error",
                    "dns lookup",
                    "couldn't find any host",
                    "couldn't find a mail exchanger",
                    "sorry, i couldn't find any host",
                    "domain isn't",
                    "unknown domain",
                    "invalid domain",
                    "domain of recipient",
                    "name service error for name",
                    "address lookup failed",
                    "non-existent domain",
                    "cannot resolve",
                    "all relevant mx records point to non-existent hosts",
                    "could not be found by dns",
                    "recipient's domain");

    /// Said about our own address or name, not about the recipient's.
    private static final List<String> SENDER =
            List.of(
                    "after mail from:",
                    "in reply to mail from",
                    "sender address rejected",
                    "sender rejected",
                    "sender verify failed",
                    "my name was rejected",
                    "sender domain",
                    "in reply to helo",
                    "in reply to ehlo",
                    "sender denied");

    private static final List<String> MOVED =
            List.of(
                    "has moved",
                    "user moved",
                    "moved to new",
                    "address has changed",
                    "new address",
                    "replaced by");

    private static final List<String> SOFT =
            List.of(
                    "spam",
                    "blocked",
                    "blacklist",
                    "block list",
                    "blocklist",
                    "listed at",
                    "rbl",
                    "dnsbl",
                    "spamhaus",
                    "policy",
                    "reputation",
                    "dmarc",
                    "dkim",
                    "spf",
                    "virus",
                    "greylist",
                    "graylist",
                    "greylisted",
                    "try again",
                    "temporar",
                    "timed out",
                    "timeout",
                    "connection refused",
                    "too large",
                    "message size",
                    "size limit",
                    "exceeds",
                    "rate limit",
                    "too many",
                    "not accepting",
                    "access denied",
                    "relay",
                    "not allowed",
                    "not authorized",
                    "not permitted",
                    "content",
                    "refused by",
                    "deferred",
                    "try later",
                    "attachment",
                    "authentication required",
                    "disabled",
                    "inactive",
                    "suspended",
                    "filtered",
                    "restrict",
                    "rejected by your",
                    "closed",
                    "connection",
                    "loop",
                    "hop count",
                    "resources",
                    "retry",
                    "expired",
                    "undelivered after",
                    "unsolicited",
                    "suspicious",
                    "banned",
                    "denied",
                    "not responding",
                    "forbidden",
                    "permission");

    private Permanence() {}

    /// True: the address is unusable; false: not necessarily; null: not known.
    static @Nullable Boolean judge(
            @Nullable String code, String diagnostic, String report, String action) {
        String words = diagnostic.toLowerCase(Locale.ROOT);
        Boolean said = words.isBlank() ? null : byWords(words, code);
        if (said != null) return said;
        Boolean byCode = byCode(code);
        if (byCode != null) return byCode;
        said = byWords(report.toLowerCase(Locale.ROOT), code);
        if (said != null) return said;
        if (action.equals("delayed")) return false;
        return (code == null && diagnostic.isBlank()) ? null : Boolean.FALSE;
    }

    private static @Nullable Boolean byWords(String words, @Nullable String code) {
        if (contains(words, FULL) || contains(words, SENDER)) return false;
        boolean policy = code != null && code.length() > 3 && code.charAt(2) == '7';
        boolean gone = contains(words, UNKNOWN) || contains(words, HOST) || contains(words, MOVED);
        if (gone && !(policy && contains(words, SOFT))) return true;
        if (contains(words, SOFT)) return dead(code) && !policyWords(words);
        return null;
    }

    private static boolean policyWords(String words) {
        return words.contains("spam")
                || words.contains("block")
                || words.contains("policy")
                || words.contains("denied")
                || words.contains("temporar")
                || words.contains("greylist")
                || words.contains("reputation");
    }

    private static @Nullable Boolean byCode(@Nullable String code) {
        if (code == null || code.endsWith(".0.0")) return null;
        return dead(code);
    }

    /// Codes of RFC 3463 that say so: bad mailbox, bad system, bad syntax, moved, null MX.
    private static boolean dead(@Nullable String code) {
        if (code == null || code.length() < 5) return false;
        String detail = code.substring(2);
        return detail.equals("1.1")
                || detail.equals("1.2")
                || detail.equals("1.3")
                || detail.equals("1.6")
                || detail.equals("1.10")
                || code.equals("5.1.0")
                || code.equals("5.4.4")
                || code.equals("5.4.310");
    }

    private static boolean contains(String words, List<String> patterns) {
        for (String pattern : patterns) if (words.contains(pattern)) return true;
        return false;
    }
}
