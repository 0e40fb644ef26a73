package org.sportello.mail;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
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
/// @param hourly at most so many messages leave through it in an hour; 0: as many as there are
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
        int hourly) {

    public Mailbox {
        folders = List.copyOf(folders);
        aliases = List.copyOf(aliases);
    }

    /// One that signs in with a password, has one address and sends as much as there is.
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
                0);
    }

    /// The same under this id.
    public Mailbox withId(long changed) {
        return new Mailbox(
                changed,
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
                provider,
                aliases,
                hourly);
    }

    /// The same, signing in in another way.
    ///
    /// @param changed null: with a password
    public Mailbox withProvider(@Nullable String changed) {
        return with(outgoing, changed, aliases, hourly);
    }

    /// The same with other addresses beside its own.
    public Mailbox withAliases(List<Alias> changed) {
        return with(outgoing, provider, changed, hourly);
    }

    /// The same with another limit; 0 for none.
    public Mailbox withHourly(int changed) {
        return with(outgoing, provider, aliases, changed);
    }

    /// The same with another server for sending.
    public Mailbox withOutgoing(@Nullable ServerUrl changed) {
        return with(changed, provider, aliases, hourly);
    }

    private Mailbox with(
            @Nullable ServerUrl newOutgoing,
            @Nullable String newProvider,
            List<Alias> newAliases,
            int newHourly) {
        return new Mailbox(
                id,
                name,
                address,
                fromName,
                incoming,
                newOutgoing,
                folders,
                archive,
                acknowledge,
                quoteHistory,
                signature,
                active,
                newProvider,
                newAliases,
                newHourly);
    }

    /// All addresses that mail to it carries, in lower case; its own first.
    public List<String> addresses() {
        return Stream.concat(Stream.of(address), aliases.stream().map(Alias::address))
                .map(one -> one.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /// The alias with this address, in whatever case it is written.
    public Optional<Alias> alias(String wanted) {
        return aliases.stream().filter(one -> one.address().equalsIgnoreCase(wanted)).findFirst();
    }
}
