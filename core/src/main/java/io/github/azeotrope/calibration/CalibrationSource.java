package io.github.azeotrope.calibration;

/** What a verdict's false-positive budget rests on. */
public enum CalibrationSource {
  /** Certified, with groups that were measured on simulated look-alikes among the references. */
  BUILT_IN,
  /** Certified by the host's own legitimate groups alone. */
  HOST,
  /** Too few references to certify: beyond them their tail is continued. */
  EXTRAPOLATED
}
