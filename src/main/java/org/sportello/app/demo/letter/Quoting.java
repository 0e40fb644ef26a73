package org.sportello.app.demo.letter;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/// How mail programs introduce and quote the message they answer, in three languages.
public final class Quoting {

    private final MailProgram program;
    private final Locale locale;
    private final Letter quoted;
    private final ZonedDateTime at;

    Quoting(MailProgram program, String language, Letter quoted) {
        this.program = program;
        this.locale = Locale.of(language);
        this.quoted = quoted;
        this.at = quoted.at().atZone(Letter.ZONE);
    }

    /// The reply prefix of this program and language.
    public static String prefix(MailProgram program, String language) {
        if (program != MailProgram.OUTLOOK) {
            return language.equals("de") ? "Aw: " : "Re: ";
        }
        return switch (language) {
            case "it" -> "R: ";
            case "de" -> "AW: ";
            default -> "RE: ";
        };
    }

    /// True if the answer is written below the quotation.
    boolean answerBelow() {
        return program == MailProgram.THUNDERBIRD;
    }

    String plain() {
        return switch (program) {
            case OUTLOOK -> block() + "\n\n" + quoted.text();
            case WEBMAIL -> webmailBlock() + "\n\n" + arrows(quoted.text());
            case IPHONE -> arrows(introduction() + "\n\n" + quoted.text());
            default -> introduction() + "\n\n" + arrows(quoted.text());
        };
    }

    String html() {
        var body = MailWriter.html(quoted.text());
        return switch (program) {
            case OUTLOOK ->
                    "<div style=\"border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm"
                            + " 0cm\"><p class=\"MsoNormal\">"
                            + bold(block())
                            + "</p></div>\n<p class=\"MsoNormal\">"
                            + body
                            + "</p>";
            case GMAIL ->
                    "<br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">"
                            + MailWriter.html(introduction())
                            + "<br></div><blockquote class=\"gmail_quote\" style=\"margin:0px 0px"
                            + " 0px 0.8ex;border-left:1px solid"
                            + " rgb(204,204,204);padding-left:1ex\">"
                            + body
                            + "</blockquote></div>";
            default ->
                    "<div><br><blockquote type=\"cite\"><div>"
                            + MailWriter.html(introduction())
                            + "</div><br><div>"
                            + body
                            + "</div></blockquote></div>";
        };
    }

    private String introduction() {
        var who = quoted.from().name() + " <" + quoted.from().address() + ">";
        if (program == MailProgram.THUNDERBIRD) {
            return switch (locale.getLanguage()) {
                case "it" ->
                        "Il "
                                + form("dd/MM/yyyy HH:mm")
                                + ", "
                                + quoted.from().name()
                                + " ha scritto:";
                case "de" ->
                        "Am "
                                + form("dd.MM.yyyy")
                                + " um "
                                + form("HH:mm")
                                + " schrieb "
                                + quoted.from().name()
                                + ":";
                default ->
                        "On " + form("dd/MM/yyyy HH:mm") + ", " + quoted.from().name() + " wrote:";
            };
        }
        if (program == MailProgram.GMAIL || program == MailProgram.ANDROID) {
            return switch (locale.getLanguage()) {
                case "it" ->
                        "Il giorno "
                                + form("EEE d MMM yyyy")
                                + " alle ore "
                                + form("HH:mm")
                                + " "
                                + who
                                + " ha scritto:";
                case "de" ->
                        "Am "
                                + form("EEE, d. MMM yyyy")
                                + " um "
                                + form("HH:mm")
                                + " Uhr schrieb "
                                + who
                                + ":";
                default ->
                        "On "
                                + form("EEE, d MMM yyyy")
                                + " at "
                                + form("HH:mm")
                                + ", "
                                + who
                                + " wrote:";
            };
        }
        return switch (locale.getLanguage()) {
            case "it" ->
                    "Il giorno "
                            + form("d MMM yyyy")
                            + ", alle ore "
                            + form("HH:mm")
                            + ", "
                            + who
                            + " ha scritto:";
            case "de" ->
                    "Am " + form("dd.MM.yyyy") + " um " + form("HH:mm") + " schrieb " + who + ":";
            default ->
                    "On " + form("d MMM yyyy") + ", at " + form("HH:mm") + ", " + who + " wrote:";
        };
    }

    private String block() {
        var labels =
                switch (locale.getLanguage()) {
                    case "it" -> new String[] {"Da", "Inviato", "A", "Oggetto"};
                    case "de" -> new String[] {"Von", "Gesendet", "An", "Betreff"};
                    default -> new String[] {"From", "Sent", "To", "Subject"};
                };
        return labels[0]
                + ": "
                + quoted.from().name()
                + " <"
                + quoted.from().address()
                + ">\n"
                + labels[1]
                + ": "
                + form("EEEE d MMMM yyyy HH:mm")
                + "\n"
                + labels[2]
                + ": "
                + quoted.to().name()
                + " <"
                + quoted.to().address()
                + ">\n"
                + labels[3]
                + ": "
                + quoted.subject();
    }

    private String webmailBlock() {
        var line =
                switch (locale.getLanguage()) {
                    case "it" -> "----Messaggio originale----\nDa: ";
                    case "de" -> "-----Ursprüngliche Nachricht-----\nVon: ";
                    default -> "-----Original Message-----\nFrom: ";
                };
        var labels =
                switch (locale.getLanguage()) {
                    case "it" -> new String[] {"Data", "A", "Ogg"};
                    case "de" -> new String[] {"Datum", "An", "Betreff"};
                    default -> new String[] {"Date", "To", "Subject"};
                };
        return line
                + quoted.from().address()
                + "\n"
                + labels[0]
                + ": "
                + form("dd/MM/yyyy HH.mm")
                + "\n"
                + labels[1]
                + ": "
                + quoted.to().address()
                + "\n"
                + labels[2]
                + ": "
                + quoted.subject();
    }

    private static String bold(String block) {
        return block.lines()
                .map(line -> {
                    var colon = line.indexOf(':') + 1;
                    return "<b>"
                            + line.substring(0, colon)
                            + "</b>"
                            + MailWriter.html(line.substring(colon));
                })
                .collect(Collectors.joining("<br>\n"));
    }

    private String form(String pattern) {
        return at.format(DateTimeFormatter.ofPattern(pattern, locale));
    }

    static String arrows(String text) {
        return text.lines()
                .map(line -> line.isEmpty() ? ">" : line.startsWith(">") ? ">" + line : "> " + line)
                .collect(Collectors.joining("\n"));
    }
}
