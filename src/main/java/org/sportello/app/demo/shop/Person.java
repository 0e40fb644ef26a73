package org.sportello.app.demo.shop;

import org.sportello.app.demo.letter.MailProgram;

import java.util.List;
import java.util.Locale;

/// A customer of the shop.
///
/// @param gender `f`, `m`, or `c` for a company's shared mailbox
/// @param language `it`, `en` or `de`
/// @param company the business they write for; empty for private people
public record Person(
        String name,
        char gender,
        String language,
        String city,
        MailProgram program,
        String address,
        String company,
        Habit habit) {

    /// How somebody writes.
    public enum Habit {
        PLAIN,
        FORMAL,
        LOWER,
        APOSTROPHES,
        TYPOS,
        BRIEF
    }

    public boolean business() {
        return gender == 'c';
    }

    public String firstName() {
        return business() ? name : name.substring(0, name.indexOf(' '));
    }

    public String lastName() {
        return business() ? name : name.substring(name.indexOf(' ') + 1);
    }

    /// The 150 customers, the busiest first.
    public static List<Person> all() {
        return Content.lines("people.txt").map(Person::parse).toList();
    }

    private static Person parse(String line) {
        var cells = line.split("\\|", -1);
        for (var i = 0; i < cells.length; i++) {
            cells[i] = cells[i].strip();
        }
        return new Person(
                cells[0],
                cells[1].charAt(0),
                cells[2],
                cells[3],
                MailProgram.valueOf(cells[4].toUpperCase(Locale.ROOT)),
                cells[5],
                cells[6],
                cells[7].isEmpty()
                        ? Habit.PLAIN
                        : Habit.valueOf(cells[7].toUpperCase(Locale.ROOT)));
    }
}
