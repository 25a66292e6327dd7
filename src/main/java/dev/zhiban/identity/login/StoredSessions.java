package dev.zhiban.identity.login;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.zhiban.identity.People;
import dev.zhiban.identity.Person;
import dev.zhiban.identity.SessionEnded;
import dev.zhiban.identity.Sessions;
import dev.zhiban.platform.persistence.Sql;

/// Sessions as rows: a session that is over is a row that is gone, so that it is over everywhere at once.
@ApplicationScoped
public class StoredSessions implements Sessions {

    private static final Duration TICKET_LIVES = Duration.ofSeconds(30);
    private static final Duration SEEN_IS_WRITTEN_EVERY = Duration.ofMinutes(1);

    private static final String ALIVE = """
            select s.id, s.person, s.seen_at, s.ends_at
            from sessions s join people p on p.id = s.person
            where s.ends_at > ? and s.seen_at > ? and p.enabled and (? or not p.demo) and\s""";

    private final Sql sql;
    private final Clock clock;
    private final People people;
    private final Event<SessionEnded> ended;
    private final boolean demo;
    private final Duration idle;
    private final Duration longest;

    StoredSessions(Sql sql, Clock clock, People people, Event<SessionEnded> ended,
            @ConfigProperty(name = "zhiban.demo", defaultValue = "false") boolean demo,
            @ConfigProperty(name = "zhiban.session.idle", defaultValue = "PT2H") Duration idle,
            @ConfigProperty(name = "zhiban.session.longest", defaultValue = "PT12H") Duration longest) {
        this.sql = sql;
        this.clock = clock;
        this.people = people;
        this.ended = ended;
        this.demo = demo;
        this.idle = idle;
        this.longest = longest;
    }

    private record Live(UUID id, UUID person, Instant seenAt, Instant endsAt) {
    }

    /// The token of a new session.
    String open(Person person) {
        String token = Secret.fresh();
        Instant now = clock.instant();
        sql.update("""
                insert into sessions (id, token_hash, person, started_at, seen_at, ends_at) values (?, ?, ?, ?, ?, ?)""",
                UUID.randomUUID(), Secret.hash(token), person.id(), now, now, now.plus(longest));
        return token;
    }

    Duration longest() {
        return longest;
    }

    @Override
    public Optional<Session> find(String token) {
        if (!Secret.isPlausible(token)) {
            return Optional.empty();
        }
        return live("s.token_hash = ?", Secret.hash(token)).flatMap(this::session);
    }

    @Override
    public boolean alive(UUID session) {
        return live("s.id = ?", session).isPresent();
    }

    /// A ticket for one connection of this session.
    String ticket(String token) {
        String ticket = Secret.fresh();
        sql.update("""
                insert into session_tickets (hash, session, expires_at)
                select ?, id, ? from sessions where token_hash = ?""",
                Secret.hash(ticket), clock.instant().plus(TICKET_LIVES), Secret.hash(token));
        return ticket;
    }

    @Override
    @Transactional
    public Optional<Session> redeem(String ticket) {
        if (!Secret.isPlausible(ticket)) {
            return Optional.empty();
        }
        return sql.first("delete from session_tickets where hash = ? returning session, expires_at",
                row -> new Redeemed(row.getObject("session", UUID.class), Sql.instant(row, "expires_at")),
                Secret.hash(ticket))
                .filter(redeemed -> redeemed.expiresAt().isAfter(clock.instant()))
                .flatMap(redeemed -> live("s.id = ?", redeemed.session()))
                .flatMap(this::session);
    }

    private record Redeemed(UUID session, Instant expiresAt) {
    }

    @Transactional
    void end(String token) {
        sql.list("delete from sessions where token_hash = ? returning id, person", StoredSessions::over,
                Secret.hash(token)).forEach(ended::fire);
    }

    /// Ends all sessions of a person; joins the caller's transaction.
    @Transactional
    public void endAllOf(UUID person) {
        sql.list("delete from sessions where person = ? returning id, person", StoredSessions::over, person)
                .forEach(ended::fire);
    }

    void forgetOld() {
        Instant now = clock.instant();
        sql.update("delete from sessions where ends_at <= ? or seen_at <= ?", now, now.minus(idle));
        sql.update("delete from session_tickets where expires_at <= ?", now);
    }

    private Optional<Live> live(String which, Object argument) {
        Instant now = clock.instant();
        Optional<Live> found = sql.first(ALIVE + which, StoredSessions::live, now, now.minus(idle), demo, argument);
        found.filter(live -> live.seenAt().plus(SEEN_IS_WRITTEN_EVERY).isBefore(now))
                .ifPresent(live -> sql.update("update sessions set seen_at = ? where id = ?", now, live.id()));
        return found;
    }

    private Optional<Session> session(Live live) {
        return people.byId(live.person()).map(person -> new Session(live.id(), person, live.endsAt()));
    }

    private static Live live(ResultSet row) throws SQLException {
        return new Live(row.getObject("id", UUID.class), row.getObject("person", UUID.class),
                Sql.instant(row, "seen_at"), Sql.instant(row, "ends_at"));
    }

    private static SessionEnded over(ResultSet row) throws SQLException {
        return new SessionEnded(row.getObject("id", UUID.class), row.getObject("person", UUID.class));
    }
}
