package org.sportello.search;

/// The fields of the index's documents.
final class Fields {

    /// `m12`: unique over all types; what updates replace.
    static final String ID = "id";

    static final String TYPE = "type";
    static final String KEY = "key";
    static final String TICKET = "ticket";
    static final String NUMBER = "number";
    static final String SUBJECT = "subject";
    static final String TEXT = "text";
    static final String FROM = "from";
    static final String TO = "to";
    static final String WHO = "who";
    static final String TAG = "tag";
    static final String STATE = "state";
    static final String FILE = "file";
    static final String FOLDER = "folder";
    static final String AT = "at";

    /// Stored beside the searched fields, for the hits.
    static final String WHO_SHOWN = "who.shown";

    static final String TEXT_SHOWN = "text.shown";
    static final String TICKET_SHOWN = "ticket.shown";

    private Fields() {}
}
