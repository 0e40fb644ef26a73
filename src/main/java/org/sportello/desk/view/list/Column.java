package org.sportello.desk.view.list;

import org.sportello.ticket.queue.TicketSort;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What stands side by side in a ticket's row. Where the list is narrow, the less important columns
/// give way.
public enum Column {
    NUMBER(TicketSort.NUMBER, 7, 5.6, 0),
    CUSTOMER(TicketSort.CUSTOMER, 2, 9, 1),
    SUBJECT(TicketSort.SUBJECT, 1, 12, 3),
    STATE(TicketSort.STATE, 5, 7, 0),
    PRIORITY(TicketSort.PRIORITY, 8, 6, 0),
    OWNER(TicketSort.OWNER, 6, 8, 0),
    UPDATED(TicketSort.UPDATED, 4, 7, 0),
    DUE(TicketSort.DEADLINE, 3, 8, 0);

    private final TicketSort sort;
    private final int rank;
    private final double least;
    private final int share;

    /// @param rank 1 for what is given up last
    /// @param least its width in em
    /// @param share of what is left over
    Column(TicketSort sort, int rank, double least, int share) {
        this.sort = sort;
        this.rank = rank;
        this.least = least;
        this.share = share;
    }

    /// What a click on its head sorts by.
    public TicketSort sort() {
        return sort;
    }

    /// The columns that fit, with their widths.
    ///
    /// @param width of the whole row, in pixels
    /// @param em the height of the letters, in pixels
    public static Map<Column, Double> fit(double width, double em) {
        double left = width;
        var widths = new EnumMap<Column, Double>(Column.class);
        for (var column : byRank()) {
            if (column.least * em > left && !widths.isEmpty()) {
                break;
            }
            widths.put(column, column.least * em);
            left -= column.least * em;
        }
        var shares = widths.keySet().stream().mapToInt(column -> column.share).sum();
        double more = Math.max(0, left);
        widths.replaceAll((column, least) -> least + more * column.share / shares);
        return widths;
    }

    private static List<Column> byRank() {
        return Stream.of(values()).sorted(Comparator.comparingInt(column -> column.rank)).toList();
    }
}
