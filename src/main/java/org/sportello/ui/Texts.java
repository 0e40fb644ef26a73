package org.sportello.ui;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.text.MessageFormat;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/// Every sentence on screen, in the agent's language, switchable at run time: bind with
/// [#bind(String, Object...)], or read with [#get(String, Object...)] in a screen that the shell
/// builds anew when the language changes.
///
/// Patterns are those of [MessageFormat], with two differences that keep translators out of
/// trouble: an apostrophe is always just an apostrophe, and a doubled one counts as one. A number
/// argument is written with the language's separators: pass `String.valueOf(…)` for a ticket
/// number. Plural: `{0,choice,0#no tickets|1#one ticket|1<{0} tickets}`.
public final class Texts {

    /// The languages the product speaks.
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.ITALIAN);

    private final ReadOnlyObjectWrapper<Locale> locale =
            new ReadOnlyObjectWrapper<>(this, "locale");
    private final InstantSource clock;
    private final ZoneId zone;
    private Bundles bundles;
    private Formats formats;

    public Texts(Locale language) {
        this(language, InstantSource.system(), ZoneId.systemDefault());
    }

    /// For tests and the command line, which fix the time.
    ///
    /// @param clock what "now" is for sentences such as "5 min ago"
    /// @param zone where the agent sits
    public Texts(Locale language, InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
        Locale full = withRegion(language);
        this.bundles = new Bundles(full);
        this.locale.set(full);
        this.formats = new Formats(this, clock, zone);
    }

    /// The language of the system if we speak it, else English.
    public static Locale systemLanguage() {
        return systemLanguage(Locale.getDefault(Locale.Category.DISPLAY), System::getenv);
    }

    /// Java falls back to American English where the system lacks the files of the language it is
    /// told to speak, as small installations do; what the agent asked for is in the environment
    /// (POSIX, "Environment Variables").
    ///
    /// @param environment the variable's value, null if it is not set
    static Locale systemLanguage(Locale system, Function<String, @Nullable String> environment) {
        String wanted = system.getLanguage();
        if (system.equals(Locale.US)) {
            wanted =
                    Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                            .flatMap(name -> Stream.ofNullable(environment.apply(name)))
                            .filter(value -> !value.isEmpty())
                            .findFirst()
                            .map(value -> value.split("[_.@]", 2)[0])
                            .orElse(wanted);
        }
        String language = wanted;
        return LANGUAGES.stream()
                .filter(spoken -> spoken.getLanguage().equals(language))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /// Switches the language; everything bound follows at once.
    public void speak(Locale language) {
        Locale full = withRegion(language);
        if (!full.equals(locale.get())) {
            bundles = new Bundles(full);
            locale.set(full);
            formats = new Formats(this, clock, zone);
        }
    }

    public ReadOnlyObjectProperty<Locale> localeProperty() {
        return locale.getReadOnlyProperty();
    }

    public Locale locale() {
        return locale.get();
    }

    /// Dates, times, numbers and sizes as this language writes them.
    public Formats formats() {
        return formats;
    }

    public boolean has(String key) {
        return bundles.has(key);
    }

    public String get(String key, Object... arguments) {
        String pattern = bundles.get(key).replace("''", "'");
        if (arguments.length == 0) {
            return pattern;
        }
        return new MessageFormat(pattern.replace("'", "''"), locale.get()).format(arguments);
    }

    /// The sentence, following the language.
    public ObservableValue<String> bind(String key, Object... arguments) {
        return Bindings.createStringBinding(() -> get(key, arguments), locale);
    }

    /// What went wrong, in words.
    public String sentence(Problem problem) {
        return get("problem." + problem.key(), problem.arguments().toArray());
    }

    /// What the agent can do about it; empty if nothing but to try again later.
    public String nextStep(Problem problem) {
        String key = "problem." + problem.key() + ".next";
        return has(key) ? get(key, problem.arguments().toArray()) : "";
    }

    /// Dates and numbers follow the region of the computer when it fits the language.
    private static Locale withRegion(Locale language) {
        Locale system = Locale.getDefault(Locale.Category.FORMAT);
        if (!language.getCountry().isEmpty()) {
            return language;
        }
        if (system.getLanguage().equals(language.getLanguage()) && !system.getCountry().isEmpty()) {
            return system;
        }
        return language.getLanguage().equals("it") ? Locale.ITALY : Locale.UK;
    }
}
