package org.sportello.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.fetching.Fetching;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.message.ParsedMail;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// An account that we sync.
///
/// @param address what customers write to and replies come from
/// @param folders the folders to sync, by their names on the server
/// @param archive old mail is history: original dates, solved, no acknowledgement
/// @param acknowledge new tickets are acknowledged by mail
/// @param quoteHistory replies carry the quoted message
/// @param signature Markdown, put below replies
/// @param provider through whom one signs in (OAuth2); null: with a password
/// @param aliases its other addresses
/// @param fetching what comes first, and what is done on the server afterwards
/// @param perHour how many messages it sends within an hour; null: as many as there are
public record Mailbox(
        long id,
        String name,
        String address,
        String fromName,
        ServerUrl incoming,
        @Nullable ServerUrl outgoing,
        List<String> folders,
        boolean archive,
        boolean acknowledge,
        boolean quoteHistory,
        String signature,
        boolean active,
        @Nullable String provider,
        List<Alias> aliases,
        Fetching fetching,
        @Nullable Integer perHour) {

    private static final int MOST_PER_HOUR = 100_000;

    /// Where servers note whom they delivered to, for mail that does not name us.
    private static final List<String> DELIVERED = List.of("x-original-to", "delivered-to");

    /// @throws Problem if the number of messages an hour makes no sense
    public Mailbox {
        if (perHour != null && (perHour < 1 || perHour > MOST_PER_HOUR)) {
            throw new Problem("mail.badPerHour", MOST_PER_HOUR);
        }
        folders = List.copyOf(folders);
        aliases = List.copyOf(aliases);
    }

    /// One that signs in with a password and has one address.
    public Mailbox(
            long id,
            String name,
            String address,
            String fromName,
            ServerUrl incoming,
            @Nullable ServerUrl outgoing,
            List<String> folders,
            boolean archive,
            boolean acknowledge,
            boolean quoteHistory,
            String signature,
            boolean active) {
        this(
                id,
                name,
                address,
                fromName,
                incoming,
                outgoing,
                folders,
                archive,
                acknowledge,
                quoteHistory,
                signature,
                active,
                null,
                List.of(),
                Fetching.USUAL,
                null);
    }

    /// The same under this id.
    public Mailbox withId(long changed) {
        return with(changed, fromName, signature, outgoing, provider, aliases, fetching, perHour);
    }

    /// The same, signing in in another way.
    ///
    /// @param changed null: with a password
    public Mailbox withProvider(@Nullable String changed) {
        return with(id, fromName, signature, outgoing, changed, aliases, fetching, perHour);
    }

    /// The same with other addresses beside its own.
    public Mailbox withAliases(List<Alias> changed) {
        return with(id, fromName, signature, outgoing, provider, changed, fetching, perHour);
    }

    /// The same with another name and signature of its own address.
    public Mailbox withOwn(String changedName, String changedSignature) {
        return with(
                id, changedName, changedSignature, outgoing, provider, aliases, fetching, perHour);
    }

    /// The same with another server for sending.
    public Mailbox withOutgoing(@Nullable ServerUrl changed) {
        return with(id, fromName, signature, changed, provider, aliases, fetching, perHour);
    }

    /// The same, fetched in another way.
    public Mailbox withFetching(Fetching changed) {
        return with(id, fromName, signature, outgoing, provider, aliases, changed, perHour);
    }

    /// The same with another limit of messages an hour; null: none.
    public Mailbox withPerHour(@Nullable Integer changed) {
        return with(id, fromName, signature, outgoing, provider, aliases, fetching, changed);
    }

    private Mailbox with(
            long newId,
            String newFromName,
            String newSignature,
            @Nullable ServerUrl newOutgoing,
            @Nullable String newProvider,
            List<Alias> newAliases,
            Fetching newFetching,
            @Nullable Integer newPerHour) {
        return new Mailbox(
                newId,
                name,
                address,
                newFromName,
                incoming,
                newOutgoing,
                folders,
                archive,
                acknowledge,
                quoteHistory,
                newSignature,
                active,
                newProvider,
                newAliases,
                newFetching,
                newPerHour);
    }

    /// All addresses that mail to it carries, in lower case; its own first.
    public List<String> addresses() {
        return Stream.concat(Stream.of(address), aliases.stream().map(Alias::address))
                .map(one -> one.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /// Everyone that messages can leave as, its own address first. An alias without a name has the
    /// mailbox's; a signature is there only if it is the alias's own.
    public List<Alias> senders() {
        return Stream.concat(
                        Stream.of(new Alias(address, fromName, "")),
                        aliases.stream()
                                .map(one ->
                                        one.fromName().isBlank()
                                                ? new Alias(
                                                        one.address(), fromName, one.signature())
                                                : one))
                .toList();
    }

    /// The sender with this address, in whatever case it is written, also with something behind a
    /// plus sign.
    public Optional<Alias> sender(String wanted) {
        var plain = MailAddress.untagged(wanted);
        return senders().stream()
                .filter(one ->
                        one.address().equalsIgnoreCase(wanted)
                                || one.address().equalsIgnoreCase(plain))
                .findFirst();
    }

    /// As whom one answers this mail: as the one it was written to; to mail of ours, as the one
    /// that wrote it; else as the mailbox itself.
    public Alias answering(ParsedMail mail) {
        var from = mail.from();
        return Stream.of(
                        from == null ? Stream.<String>empty() : Stream.of(from.address()),
                        Stream.concat(mail.to().stream(), mail.cc().stream())
                                .map(MailAddress::address),
                        DELIVERED.stream().map(mail::header).filter(Objects::nonNull))
                .flatMap(one -> one)
                .flatMap(one -> sender(one.strip()).stream())
                .findFirst()
                .orElse(senders().getFirst());
    }
}
