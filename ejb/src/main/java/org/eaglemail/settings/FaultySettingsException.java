package org.eaglemail.settings;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** Settings that cannot be used; the message has a line for each fault. */
public class FaultySettingsException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<SettingFault> faults;

  public FaultySettingsException(List<SettingFault> faults) {
    super(faults.stream().map(SettingFault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** All faults that were found. */
  public List<SettingFault> faults() {
    return faults;
  }
}
