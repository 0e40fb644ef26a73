package org.sportello.mail.fetching;

import org.sportello.kernel.Problem;

/// How a mailbox is fetched.
///
/// @param recentMonths on the first sync mail of so many months comes first, and the rest when
///   nothing else is happening; 0: everything at once
/// @param afterwards what becomes of messages on the server once we hold them
/// @param compress what the line carries is compressed, by IMAP where the server offers it (RFC
///   4978): less to carry, and more work for both computers
public record Fetching(int recentMonths, Afterwards afterwards, boolean compress) {

    /// A year first, and nothing is touched.
    public static final Fetching USUAL = new Fetching(12, Afterwards.NOTHING);

    private static final int MOST_MONTHS = 1200;

    /// @throws Problem if the number makes no sense
    public Fetching {
        if (recentMonths < 0 || recentMonths > MOST_MONTHS) {
            throw new Problem("mail.badMonths", MOST_MONTHS);
        }
    }

    /// Not compressed.
    ///
    /// @throws Problem if the number makes no sense
    public Fetching(int recentMonths, Afterwards afterwards) {
        this(recentMonths, afterwards, false);
    }
}
