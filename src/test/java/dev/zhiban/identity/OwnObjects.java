package dev.zhiban.identity;

import java.util.Map;

/// Makes the objects of the rows marked `own` in `authorisation/*.csv`, so that another person can ask for them. A feature
/// registers its own in `META-INF/services/dev.zhiban.identity.OwnObjects`; the running service is reached by
/// `CDI.current()` or by HTTP with the token.
public interface OwnObjects {

    /// @param path as in the OpenAPI document: `/api/v1/tickets/{number}`
    boolean covers(String path);

    /// A new object of this person: the value of each parameter of the path.
    Map<String, String> make(String path, Person owner, String bearerToken);

    /// A JSON body that the endpoint accepts, so that the answer is about the object and not about the body.
    default String body(String method, String path) {
        return "{}";
    }
}
