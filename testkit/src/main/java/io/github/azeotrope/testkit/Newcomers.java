package io.github.azeotrope.testkit;

/** People who come for something new: most on its first days, and each begins at once. */
abstract class Newcomers extends People {

  Newcomers(Settings settings) {
    super(settings);
  }

  @Override
  final boolean isEstablished() {
    return false;
  }

  @Override
  final boolean comesAtOnce(int index) {
    return true;
  }

  @Override
  final double arrival(int index, double u) {
    return u * u;
  }
}
