package dev.zhiban.identity;

import java.util.Optional;

/// Who makes the current request. Request-scoped; throws a 401 problem when nobody is signed in.
public interface CurrentPerson {

    Person get();

    Optional<Person> find();
}
