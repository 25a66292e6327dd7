package dev.zhiban.desk;

/// Several employees report trouble with a service whose log is unusual, too: a lead should decide. Fired once for each
/// candidate, in the transaction that writes it.
public record MajorIncidentSuspected(long id, String service, int people) {
}
