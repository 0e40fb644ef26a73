package org.sportello.mail.setup;

import java.util.List;

/// What one way of looking for the servers of an address brought.
///
/// @param subject the domain, the addresses or the names that it is about; for people
public record Clue(Source source, Outcome outcome, String subject) {

    /// Where we look, the best word first.
    public enum Source {
        /// Companies whose servers are known.
        KNOWN,
        /// What the domain has published for mail programs, on its own web servers.
        PUBLISHED,
        /// What the domain has published in the DNS (RFC 6186, RFC 8314).
        RECORDS,
        /// Who takes in the domain's mail (MX).
        EXCHANGE,
        /// Names that servers usually have.
        USUAL
    }

    /// How it ended.
    public enum Outcome {
        FOUND,
        NOTHING,
        /// Something that anybody could have said: a person has to know these names.
        FOREIGN,
        /// Could not be asked.
        AWAY
    }

    static Clue found(Source source, List<String> hosts) {
        return new Clue(
                source, Outcome.FOUND, String.join(", ", hosts.stream().distinct().toList()));
    }

    static Clue foreign(Source source, List<String> hosts) {
        return new Clue(
                source, Outcome.FOREIGN, String.join(", ", hosts.stream().distinct().toList()));
    }

    static Clue nothing(Source source, String domain) {
        return new Clue(source, Outcome.NOTHING, domain);
    }

    static Clue away(Source source, String domain) {
        return new Clue(source, Outcome.AWAY, domain);
    }
}
