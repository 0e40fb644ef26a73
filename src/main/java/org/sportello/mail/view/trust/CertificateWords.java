package org.sportello.mail.view.trust;

import org.sportello.mail.signin.ShownCertificate;
import org.sportello.mail.signin.ShownCertificate.Fault;
import org.sportello.ui.Texts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/// A certificate in words, for the window and the command line: everything that somebody should
/// know who is to believe it nevertheless.
public final class CertificateWords {

    private final Texts texts;

    public CertificateWords(Texts texts) {
        this.texts = texts;
    }

    /// One thing that is known of it.
    public record Fact(String name, String value) {}

    /// What stands in it, and what is wrong with it.
    public List<Fact> facts(ShownCertificate shown) {
        return List.of(
                fact("mail.view.certificate.server", shown.place()),
                fact("mail.view.certificate.for", shown.names()),
                fact("mail.view.certificate.issuer", shown.issuer()),
                fact(
                        "mail.view.certificate.time",
                        texts.get(
                                "mail.view.certificate.fromTo",
                                day(shown.from()),
                                day(shown.until()))),
                fact(
                        "mail.view.certificate.wrong",
                        shown.faults().stream().map(this::fault).collect(Collectors.joining("; "))),
                fact("mail.view.certificate.key", ShownCertificate.grouped(shown.key())));
    }

    private Fact fact(String key, String value) {
        return new Fact(texts.get(key), value);
    }

    private String day(Instant moment) {
        return texts.formats().date(moment.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    private String fault(Fault fault) {
        return switch (fault) {
            case OTHER_KEY -> texts.get("mail.view.certificate.fault.key");
            case EXPIRED -> texts.get("mail.view.certificate.fault.expired");
            case NOT_YET -> texts.get("mail.view.certificate.fault.early");
            case SELF_SIGNED -> texts.get("mail.view.certificate.fault.self");
            case UNKNOWN_ISSUER -> texts.get("mail.view.certificate.fault.issuer");
            case OTHER_NAME -> texts.get("mail.view.certificate.fault.name");
        };
    }
}
