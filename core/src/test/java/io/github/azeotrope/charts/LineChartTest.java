package io.github.azeotrope.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class LineChartTest {
  private static final double[] X = {10, 100, 1000};
  private static final double[] Y = {.5, .2, .05};

  @Test
  void drawsLinesBandsAndNames() throws Exception {
    String svg =
        new LineChart("Error & <more>", "words", "bits")
            .logX()
            .band("95 %", X, new double[] {.4, .1, .0}, new double[] {.6, .3, .1})
            .line("measured", X, Y)
            .dashed("bound", X, new double[] {.6, .4, .3})
            .svg();
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(xml.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("Error & <more>");
    assertThat(svg).contains(">95 %<", ">measured<", ">bound<", "stroke-dasharray", ">1000<");
  }

  @Test
  void placesTicksInsideTheRange() {
    assertThat(Axis.linear(0, 1, 0, 100).ticks()).hasSize(6).contains(0.0, 1.0);
    assertThat(Axis.linear(.3, .3, 0, 100).place(.3)).isBetween(0.0, 100.0);
    assertThat(Axis.log(3, 700, 0, 1).ticks())
        .containsExactly(5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0);
    assertThat(Axis.log(1, 1e6, 0, 60).place(1000)).isEqualTo(30);
    assertThat(Axis.label(2_500_000)).isEqualTo("2.5M");
    assertThat(Axis.label(16_400)).isEqualTo("16.4k");
    assertThat(Axis.label(-0.05)).isEqualTo("-0.05");
  }

  @Test
  void refusesWhatCannotBeDrawn() {
    LineChart chart = new LineChart("t", "x", "y");
    assertThatThrownBy(() -> chart.line("short", X, new double[2]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> chart.logY().line("zero", X, new double[3]).svg())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
