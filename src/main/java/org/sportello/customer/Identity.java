package org.sportello.customer;

import java.util.Locale;

/// Something a customer is recognised by.
///
/// @param shown as written
public record Identity(Kind kind, String shown) {

    /// What kind of mark it is.
    public enum Kind {
        MAIL,
        PHONE,
        COMPANY,
        VAT,
        CODE
    }

    /// The form by which it is recognised: lower case; phone, VAT and code without spaces and
    /// punctuation.
    public String recognised() {
        var lower = shown.strip().toLowerCase(Locale.ROOT);
        return switch (kind) {
            case MAIL, COMPANY -> lower;
            case PHONE, VAT, CODE -> lower.replaceAll("[^\\p{L}\\p{N}+]", "");
        };
    }
}
