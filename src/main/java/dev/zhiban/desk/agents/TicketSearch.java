package dev.zhiban.desk.agents;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.zhiban.desk.ledger.TicketRow;
import dev.zhiban.platform.persistence.Sql;
import dev.zhiban.platform.web.Page;

/// Lists of tickets.
@ApplicationScoped
class TicketSearch {

    private final Sql sql;

    TicketSearch(Sql sql) {
        this.sql = sql;
    }

    enum View {
        /// Waiting for an agent: by priority, then the oldest first.
        QUEUE("state = 'QUEUED' and ?::uuid is not null", "priority, opened_at, id"),
        /// With me and not over: by priority, then the oldest first.
        MINE("assignee = ? and state in ('ASSIGNED', 'PENDING')", "priority, opened_at, id"),
        /// Newest first.
        ALL("?::uuid is not null", "id desc"),
        /// That I asked for: newest first.
        REQUESTED("requester = ?", "id desc");

        private final String where;
        private final String order;

        View(String where, String order) {
            this.where = where;
            this.order = order;
        }
    }

    /// What is null filters nothing. `text` is looked for in number and title.
    record Filter(@Nullable String state, @Nullable String priority, @Nullable String category, @Nullable Integer tier,
            @Nullable String text) {
    }

    private static final String FILTER = """
            and (?::text is null or state = ?) and (?::text is null or priority = ?)
             and (?::text is null or category = ?) and (?::int is null or tier = ?)
             and (?::text is null or strpos(lower(number || ' ' || title), lower(?)) > 0)\s""";

    Page<TicketRow> find(View view, UUID me, Filter filter, int page, int size) {
        @Nullable
        Object[] arguments = { me, filter.state(), filter.state(), filter.priority(), filter.priority(), filter.category(),
                filter.category(), filter.tier(), filter.tier(), filter.text(), filter.text() };
        String where = "from tickets where (" + view.where + ") " + FILTER;
        long total = sql.first("select count(*) as n " + where, row -> row.getLong("n"), arguments).orElse(0L);
        var items = sql.list("select * " + where + "order by " + view.order + " limit " + Page.limit(size) + " offset "
                + Page.offset(page, size), TicketRow::of, arguments);
        return new Page<>(items, total);
    }
}
