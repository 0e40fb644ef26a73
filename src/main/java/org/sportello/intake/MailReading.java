package org.sportello.intake;

import org.sportello.mail.message.ParsedMail;

import java.util.Set;
import java.util.function.Function;

/// Makes a reader of messages for a set of own addresses (lower case).
@FunctionalInterface
public interface MailReading {

    Function<byte[], ParsedMail> with(Set<String> self);
}
