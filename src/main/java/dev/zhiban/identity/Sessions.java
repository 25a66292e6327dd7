package dev.zhiban.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Who is signed in, for connections that are not plain requests (WebSocket). A session that was ended, has expired or
/// whose person was disabled is not there: at once, and on every node.
public interface Sessions {

    /// A session that is alive now. It may end before `endsAt` when it idles, at sign-out, or when the person is disabled.
    record Session(UUID id, Person person, Instant endsAt) {
    }

    /// The session of a token; keeps it from idling out.
    Optional<Session> find(String token);

    /// Uses up a one-time ticket (`POST /api/v1/session/ticket`): a second use finds nothing.
    Optional<Session> redeem(String ticket);

    /// Whether a session still lives; a long-lived connection asks at each heartbeat and hears [SessionEnded] in between.
    /// Keeps it from idling out.
    boolean alive(UUID session);

    default Optional<Person> ofToken(String token) {
        return find(token).map(Session::person);
    }

    default Optional<Person> ofTicket(String ticket) {
        return redeem(ticket).map(Session::person);
    }
}
