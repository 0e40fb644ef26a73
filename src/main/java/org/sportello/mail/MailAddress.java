package org.sportello.mail;

import java.util.Locale;

/// One mailbox of an address header.
///
/// @param name the decoded display name, `""` if none
/// @param address as written, without angle brackets or comments; `""` if none could be found, then
///   the name holds the decoded text
public record MailAddress(String name, String address) {

    /// What two spellings of the same address have in common: the address in lower case.
    public String key() {
        return address.toLowerCase(Locale.ROOT);
    }

    /// The part behind the last `@`, in lower case; `""` if there is none.
    public String domain() {
        int at = address.lastIndexOf('@');
        return at < 0 ? "" : address.substring(at + 1).toLowerCase(Locale.ROOT);
    }

    /// The name if there is one, else the address.
    public String display() {
        return name.isEmpty() ? address : name;
    }
}
