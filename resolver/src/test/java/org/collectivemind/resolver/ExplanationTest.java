package org.collectivemind.resolver;

import static org.collectivemind.resolver.Sample.axis;
import static org.collectivemind.resolver.Sample.free;
import static org.collectivemind.resolver.Sample.needs;
import static org.collectivemind.resolver.Sample.variant;

import java.util.List;
import org.collectivemind.format.requirement.Requirement;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    void print(String what, Sample s) {
        System.out.println("=== " + what + "\n" + s.explanation());
    }

    @Test
    void all() {
        print("hardware", new Sample().has("os", "linux")
                .release("onnxruntime", "1.20.0", List.of(), variant("macos", "", needs("os", "macos")))
                .release("onnxruntime", "1.20.1", List.of(), variant("macos", "", needs("os", "macos")))
                .release("onnxruntime", "1.19.0").root("onnxruntime@^1.20"));
        print("hardware all", new Sample().has("os", "linux")
                .release("onnxruntime", "1.20.1", List.of(), variant("macos", "", needs("os", "macos")), variant("win", "", needs("os", "windows")))
                .root("onnxruntime@^1.20"));
        print("unknown", new Sample()
                .release("engine", "1.0.0", List.of(), variant("gpu", "", needs("cuda.major", "12")))
                .root("engine"));
        print("hardware through dep", new Sample().has("os", "linux")
                .release("bench", "1.0.0", "engine@^1.0").release("bench", "1.1.0", "engine@^1.1")
                .release("engine", "1.0.0", List.of(), variant("macos", "", needs("os", "macos")))
                .release("engine", "1.1.0", List.of(), variant("macos", "", needs("os", "macos")))
                .root("bench"));
        print("default", new Sample().has("os", "linux")
                .release("resnet50", "1.0.0", List.of(axis("ml.precision", "fp32", "fp32", "int8")), variant("fp32", "ml.precision=fp32", needs("os", "macos")), variant("int8", "ml.precision=int8", Requirement.ALWAYS))
                .root("resnet50@^1.0"));
        print("default with deps", new Sample().has("os", "linux")
                .release("resnet50", "1.0.0", List.of(axis("ml.precision", "fp32", "fp32", "int8")), variant("fp32", "ml.precision=fp32", needs("os", "macos")), variant("int8", "ml.precision=int8", Requirement.ALWAYS, "data"))
                .release("data", "1.0.0").release("data", "2.0.0").release("bench", "1.0.0", "resnet50").release("bench", "2.0.0", "resnet50")
                .root("bench"));
        print("two wishes", new Sample()
                .release("resnet50", "1.0.0", List.of(axis("ml.precision", "fp32", "fp32", "int8")), variant("fp32", "ml.precision=fp32", Requirement.ALWAYS), variant("int8", "ml.precision=int8", Requirement.ALWAYS))
                .release("quick", "1.0.0", "resnet50#ml.precision=int8").release("exact", "1.0.0", "resnet50#ml.precision=fp32")
                .root("quick", "exact"));
        print("no variant", new Sample()
                .release("resnet50", "1.0.0", List.of(axis("ml.precision", "fp32", "fp32", "int8")), variant("fp32", "ml.precision=fp32", Requirement.ALWAYS), variant("int8", "ml.precision=int8", Requirement.ALWAYS))
                .root("resnet50#ml.precision=int4"));
        print("no version", new Sample().release("a", "1.0.0").root("a@>=2"));
        print("unknown package", new Sample().release("a", "1.0.0", "b").root("a"));
        print("yanked", new Sample().yanked("a", "1.0.0", "wrong weights").root("a"));
        print("prerelease", new Sample().release("a", "1.0.0").release("a", "2.0.0-rc.1").release("b", "1.0.0", "a@>=2.0.0-rc.1").root("b"));
        print("pubgrub linear", new Sample()
                .release("foo", "1.0.0", "bar@^2.0.0").release("bar", "2.0.0", "baz@^3.0.0").release("baz", "1.0.0").release("baz", "3.0.0")
                .root("foo@^1.0.0", "baz@^1.0.0"));
        print("pubgrub branching", new Sample()
                .release("foo", "1.0.0", "a@^1.0.0", "b@^1.0.0").release("foo", "1.1.0", "x@^1.0.0", "y@^1.0.0")
                .release("a", "1.0.0", "b@^2.0.0").release("b", "1.0.0").release("b", "2.0.0")
                .release("x", "1.0.0", "y@^2.0.0").release("y", "1.0.0").release("y", "2.0.0")
                .root("foo@^1.0.0"));
        print("partial sat", new Sample()
                .release("a", "1.0.0", "shared@<3").release("a", "2.0.0", "shared@<3").release("b", "1.0.0", "shared@>=3")
                .release("shared", "1.0.0").release("shared", "2.0.0").release("shared", "3.0.0").root("a", "b"));
        print("excl", new Sample().maven()
                .release("a", "1.0", "c@[1.0]").release("b", "1.0", "c@[2.0]").release("c", "1.0").release("c", "2.0").release("x", "1.0").root("a without x", "b"));
        print("variants", new Sample().has("os", "linux")
                .release("torch", "1.0.0", List.of(free("run.device", "cuda", "cpu")), variant("cuda", "run.device=cuda", needs("os", "windows")), variant("cpu", "run.device=cpu", Requirement.ALWAYS, "mkl@>=2"))
                .release("mkl", "1.0.0").release("mkl", "2.0.0").root("torch", "mkl@<2"));
    }
}
