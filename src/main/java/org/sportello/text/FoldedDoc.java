package org.sportello.text;

/// A message as a reader wants it: what is new in front, the rest folded away.
///
/// @param newText what its sender wrote this time
/// @param quoted the earlier messages it carries along; may be empty
/// @param signature the sender's signature and footers; may be empty
public record FoldedDoc(Doc newText, Doc quoted, Doc signature) {

    /// Nothing to fold.
    public static FoldedDoc of(Doc whole) {
        return new FoldedDoc(whole, Doc.EMPTY, Doc.EMPTY);
    }

    /// The whole document, parted as a mail parser parted its text: keeps the form that the HTML of
    /// a message has. Where the three texts are not found in it, they are shown as they are.
    public static FoldedDoc of(Doc whole, String newText, String quotedText, String signatureText) {
        return Folding.fold(whole, newText, quotedText, signatureText);
    }

    /// The whole message again.
    public Doc whole() {
        return newText.then(signature).then(quoted);
    }
}
