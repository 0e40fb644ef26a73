package org.sportello.desk.view.reading;

import java.util.Map;

/// The sentence for each decision of the checks: the key of its words.
final class Why {

    static final String KEY = "desk.why.";

    private static final Map<String, String> WHOLE =
            Map.ofEntries(
                    Map.entry("our own mail came back", "loop"),
                    Map.entry("our own id", "own"),
                    Map.entry("our sent mail", "own"),
                    Map.entry("written by us", "written"),
                    Map.entry("forwarded by one of us", "forwarded"),
                    Map.entry("received before", "twice"),
                    Map.entry("same message, changed on its way", "changed"),
                    Map.entry("acknowledgement", "confirmation"),
                    Map.entry("returned message", "returned"),
                    Map.entry("our id in returned message", "returned"),
                    Map.entry("recipient and subject of a report", "report"),
                    Map.entry("answered by a mail that came before", "answered"),
                    Map.entry("thread-index", "outlook"),
                    Map.entry("number of another desk and people", "foreign"),
                    Map.entry("subject of an answer that came before", "earlier"),
                    Map.entry("one conversation", "one"));

    private Why() {}

    /// @param why as it was written down with the message
    static String key(String why) {
        if (why.endsWith("closed for long")) {
            return KEY + "closed";
        }
        if (why.endsWith("quoted by a stranger")) {
            return KEY + "stranger";
        }
        return KEY + WHOLE.getOrDefault(why, why.split("[ #,]", 2)[0]);
    }

    /// What the sentence names: `#3` of `references #3`, or nothing.
    ///
    /// @param why as it was written down with the message
    static String detail(String why) {
        int number = why.indexOf('#');
        return number < 0 ? "" : why.substring(number).split("[ ,]", 2)[0];
    }
}
