package org.sportello.desk.view.reading;

import org.jspecify.annotations.Nullable;
import org.sportello.desk.Message;
import org.sportello.desk.OpenTicket;
import org.sportello.intake.arrival.SubjectLine;
import org.sportello.mail.Mail;
import org.sportello.ticket.Interaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A customer who answers an old mail to ask about something new changes its subject. Such a mail
/// may deserve a ticket of its own, with those that follow under the same subject.
///
/// @param subject the new subject, without reply prefixes
/// @param entries the mail, and the later ones of this subject
record OtherMatter(String subject, List<Interaction> entries) {

    private static final int SHORT_WORD = 3;

    OtherMatter {
        entries = List.copyOf(entries);
    }

    /// The proposal that stands on this message; none if its subject fits, if somebody has said
    /// that it belongs here, or if we have answered under it.
    static Optional<OtherMatter> of(OpenTicket open, Message message) {
        var mail = received(message);
        if (mail == null || open.together().contains(mail.id())) {
            return Optional.empty();
        }
        var line = SubjectLine.of(mail.subject());
        if (line.matter().isEmpty() || line.forward()) {
            return Optional.empty();
        }
        var earlier = new HashSet<String>();
        var following = new ArrayList<Interaction>();
        for (var other : open.conversation()) {
            var its = other.mail();
            if (its == null) {
                continue;
            }
            var here = other.entry().id() == message.entry().id();
            if (following.isEmpty() && !here) {
                earlier.add(its.subject());
            } else if (here) {
                following.add(message.entry());
            } else if (SubjectLine.of(its.subject()).matter().equals(line.matter())) {
                if (received(other) == null) {
                    return Optional.empty();
                }
                following.add(other.entry());
            }
        }
        return earlier.isEmpty() || follows(line.matter(), earlier, open.ticket().subject())
                ? Optional.empty()
                : Optional.of(new OtherMatter(line.title(), following));
    }

    private static @Nullable Mail received(Message message) {
        var mail = message.mail();
        return message.entry().kind() == Interaction.Kind.MAIL_IN
                        && mail != null
                        && mail.kind().equalsIgnoreCase("customer")
                ? mail
                : null;
    }

    /// True if an earlier subject, or the ticket's, is about the same, or says nothing.
    private static boolean follows(String matter, Set<String> earlier, String ticket) {
        earlier.add(ticket);
        return earlier.stream()
                .map(subject -> SubjectLine.of(subject).matter())
                .anyMatch(other -> other.isEmpty() || alike(matter, other));
    }

    /// One says the other and more, or they share half of their words.
    private static boolean alike(String one, String other) {
        if (one.contains(other) || other.contains(one)) {
            return true;
        }
        var words = words(one);
        var others = words(other);
        var fewer = Math.min(words.size(), others.size());
        words.retainAll(others);
        return fewer > 0 && words.size() * 2 >= fewer;
    }

    private static Set<String> words(String matter) {
        return Arrays.stream(matter.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() >= SHORT_WORD)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
