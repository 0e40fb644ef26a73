package org.sportello.app.demo.letter;

/// The mail programs that customers write with; each quotes and signs in its own way.
public enum MailProgram {
    GMAIL,
    APPLE,
    IPHONE,
    OUTLOOK,
    THUNDERBIRD,
    ANDROID,
    WEBMAIL;

    boolean writesHtml() {
        return this == GMAIL || this == APPLE || this == OUTLOOK;
    }
}
