package org.sportello.app.demo.shop;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Greets, takes leave and misspells the way the writer does. Italian and German sentences go on in
/// lower case after a greeting, English ones do not.
final class Voices {

    private final RandomGenerator random;

    Voices(RandomGenerator random) {
        this.random = random;
    }

    /// @param cross true for somebody who does not thank in advance
    String customer(Person person, String text, Instant at, boolean first, boolean cross) {
        var greeting = greeting(person, at, first);
        var farewell = cross ? person.name() : farewell(person, text, first);
        String body;
        if (greeting.isEmpty()) {
            body = Facts.capital(text);
        } else {
            var start = person.language().equals("en") ? Facts.capital(text) : text;
            body = greeting + (random.nextInt(5) < 2 ? inline(person) : gap()) + start;
        }
        return misspelt(person, farewell.isEmpty() ? body : body + gap() + farewell);
    }

    private String inline(Person person) {
        return person.business() ? "\n\n" : person.language().equals("it") ? " " : "\n\n";
    }

    private String gap() {
        return random.nextInt(3) == 0 ? "\n" : "\n\n";
    }

    private String greeting(Person person, Instant at, boolean first) {
        if (person.habit() == Person.Habit.BRIEF || (!first && random.nextInt(100) < 72)) {
            return "";
        }
        var evening = at.atZone(Shop.ZONE).getHour() >= 18;
        if (person.habit() == Person.Habit.FORMAL) {
            return switch (person.language()) {
                case "it" ->
                        pick(
                                List.of(
                                        "Spett.le Bottega Larice,",
                                        "Buongiorno,",
                                        "Gentili signori,",
                                        "Egregi,"));
                case "de" -> "Sehr geehrte Damen und Herren,";
                default ->
                        pick(
                                List.of(
                                        "Dear Sir or Madam,",
                                        "Dear Bottega Larice,",
                                        "Good morning,"));
            };
        }
        return switch (person.language()) {
            case "it" ->
                    pick(
                            List.of(
                                    evening ? "Buonasera," : "Buongiorno,",
                                    evening ? "Buonasera," : "Buongiorno,",
                                    "Salve,",
                                    "Ciao,",
                                    "Buongiorno a tutti,",
                                    evening ? "Buonasera a tutti," : "Gentile Bottega,",
                                    ""));
            case "de" ->
                    pick(List.of("Guten Tag,", "Hallo,", evening ? "Guten Abend," : "Grüß Gott,"));
            default ->
                    pick(
                            List.of(
                                    "Hi,",
                                    "Hello,",
                                    "Hi there,",
                                    "Dear all,",
                                    "Hello Bottega Larice,",
                                    ""));
        };
    }

    private String farewell(Person person, String text, boolean first) {
        if (person.business()) {
            return switch (person.language()) {
                case "it" ->
                        pick(
                                        List.of(
                                                "Cordiali saluti\n",
                                                "Distinti saluti\n",
                                                "Buon lavoro\n",
                                                "Grazie e buona giornata\n",
                                                ""))
                                + person.name();
                case "de" -> "Freundliche Grüße\n" + person.name();
                default ->
                        pick(List.of("Kind regards\n", "Many thanks\n", "Best\n")) + person.name();
            };
        }
        if (person.habit() == Person.Habit.BRIEF) {
            return "";
        }
        var name = random.nextInt(5) < 2 ? person.name() : person.firstName();
        if (!first) {
            return random.nextInt(3) == 0 ? "" : person.firstName();
        }
        var thanked =
                text.toLowerCase(Locale.ROOT).matches("(?s).*(grazie|thank|dank)[^.]{0,25}[.!]?$");
        if (thanked) {
            return name;
        }
        return switch (person.language()) {
            case "it" ->
                    pick(
                                    List.of(
                                            "Grazie\n",
                                            "Grazie,\n",
                                            "Saluti\n",
                                            "Grazie mille\n",
                                            "Un saluto,\n",
                                            "Grazie in anticipo\n",
                                            ""))
                            + name;
            case "de" ->
                    pick(List.of("Viele Grüße\n", "Danke und Gruß\n", "Mit freundlichen Grüßen\n"))
                            + name;
            default ->
                    pick(
                                    List.of(
                                            "Thanks,\n",
                                            "Best,\n",
                                            "Many thanks\n",
                                            "Cheers\n",
                                            "Kind regards,\n",
                                            ""))
                            + name;
        };
    }

    private String misspelt(Person person, String text) {
        return switch (person.habit()) {
            case LOWER -> text.toLowerCase(Locale.ROOT).replaceAll("\\.(\\n|$)", "$1");
            case APOSTROPHES ->
                    text.replace("è", "e'")
                            .replace("é", "e'")
                            .replace("à", "a'")
                            .replace("ò", "o'")
                            .replace("ù", "u'")
                            .replace("ì", "i'")
                            .replace("È", "E'");
            case TYPOS -> random.nextBoolean() ? text : swapped(text);
            default -> text;
        };
    }

    /// Two letters inside one longer word change places.
    private String swapped(String text) {
        var words = text.split("(?<= )", -1);
        for (var tries = 0; tries < 20; tries++) {
            var i = random.nextInt(words.length);
            if (words[i].matches("\\p{Ll}{5,} ")) {
                var at = 1 + random.nextInt(words[i].length() - 4);
                var letters = words[i].toCharArray();
                var kept = letters[at];
                letters[at] = letters[at + 1];
                letters[at + 1] = kept;
                words[i] = new String(letters);
                break;
            }
        }
        return String.join("", words);
    }

    String clerk(Shop.Clerk clerk, Person person, String text, Instant at) {
        var body = person.language().equals("en") ? Facts.capital(text) : text;
        return clerkGreeting(clerk, person, at)
                + "\n\n"
                + body
                + "\n\n"
                + clerkFarewell(clerk, person);
    }

    private String clerkGreeting(Shop.Clerk clerk, Person person, Instant at) {
        var afternoon = at.atZone(Shop.ZONE).getHour() >= 14;
        return switch (person.language()) {
            case "it" ->
                    person.business()
                            ? (afternoon ? "Buon pomeriggio," : "Buongiorno,")
                            : clerk.equals(Shop.LUCA)
                                    ? "Buongiorno " + person.firstName() + ","
                                    : (person.gender() == 'f' ? "Cara " : "Caro ")
                                                    .repeat(clerk.equals(Shop.SOFIA) ? 1 : 0)
                                            + (clerk.equals(Shop.SOFIA) ? "" : "Gentile ")
                                            + person.firstName()
                                            + ",";
            case "de" ->
                    person.business()
                            ? "Guten Tag,"
                            : "Guten Tag "
                                    + (person.gender() == 'f' ? "Frau " : "Herr ")
                                    + person.lastName()
                                    + ",";
            default ->
                    (clerk.equals(Shop.LUCA) ? "Hi" : "Dear")
                            + " "
                            + (person.business() ? "all" : person.firstName())
                            + ",";
        };
    }

    private String clerkFarewell(Shop.Clerk clerk, Person person) {
        var words =
                switch (person.language()) {
                    case "it" -> clerk.farewell();
                    case "de" -> "Freundliche Grüße";
                    default ->
                            clerk.equals(Shop.LUCA)
                                    ? ""
                                    : pick(List.of("Kind regards", "Best wishes"));
                };
        return words.isEmpty() ? clerk.firstName() : words + "\n" + clerk.firstName();
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
