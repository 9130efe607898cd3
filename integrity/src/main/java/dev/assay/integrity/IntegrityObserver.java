package dev.assay.integrity;

/// Is told how a check goes on. Called by one thread at a time.
public interface IntegrityObserver {
  /// @param attacks how many there will be
  void planned(int attacks);

  /// An attack has ended.
  void ended(AttackResult result);
}
