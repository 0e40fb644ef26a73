package org.sportello.insight;

/// The key figures. Their definitions are in the language bundles under
/// `insight.kpi.<id>.definition`.
public enum Kpi {
    VOLUME("volume", Unit.TICKETS),
    FIRST_RESPONSE("firstResponse", Unit.SECONDS),
    AVERAGE_RESPONSE("averageResponse", Unit.SECONDS),
    RESOLUTION_FIRST("resolutionFirst", Unit.SECONDS),
    RESOLUTION_LAST("resolutionLast", Unit.SECONDS),
    BACKLOG("backlog", Unit.TICKETS),
    OVERDUE("overdue", Unit.TICKETS),
    RESOLUTION_RATE("resolutionRate", Unit.SHARE),
    FIRST_CONTACT_RESOLUTION("firstContactResolution", Unit.SHARE),
    REOPEN_RATE("reopenRate", Unit.SHARE),
    INTERACTIONS("interactions", Unit.MESSAGES),
    CHANNEL("channel", Unit.SHARE),
    SLA_ATTAINMENT("slaAttainment", Unit.SHARE),
    CSAT("csat", Unit.SHARE),
    NPS("nps", Unit.POINTS);

    /// What its value counts.
    public enum Unit {
        TICKETS("tickets"),
        SECONDS("s"),
        SHARE("share"),
        MESSAGES("messages"),
        POINTS("points");

        private final String symbol;

        Unit(String symbol) {
            this.symbol = symbol;
        }

        /// As reports print it.
        public String symbol() {
            return symbol;
        }
    }

    private final String id;
    private final Unit unit;

    Kpi(String id, Unit unit) {
        this.id = id;
        this.unit = unit;
    }

    /// As reports and bundles call it.
    public String id() {
        return id;
    }

    public Unit unit() {
        return unit;
    }
}
