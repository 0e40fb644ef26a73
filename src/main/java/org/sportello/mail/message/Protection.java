package org.sportello.mail.message;

/// What a message does against being read or changed on its way, as far as we can tell by its form;
/// the greater one counts. We hold no keys: signatures are not checked.
public enum Protection {
    NONE,
    /// S/MIME or OpenPGP; the text can be read, the signature is not checked.
    SIGNED,
    /// The text cannot be read here.
    ENCRYPTED
}
