package org.collectivemind.format.requirement;

/** Finds conditions that readers of the first format of releases do not know: {@code memory(…)} and {@code rocm(…)}. */
public enum LaterConditions implements RequirementVisitor<Boolean> {
    FINDER;

    @Override
    public Boolean and(Requirement.And and) {
        return and.terms().stream().anyMatch(term -> term.accept(this));
    }

    @Override
    public Boolean or(Requirement.Or or) {
        return or.terms().stream().anyMatch(term -> term.accept(this));
    }

    @Override
    public Boolean not(Requirement.Not not) {
        return not.term().accept(this);
    }

    @Override
    public Boolean compare(Requirement.Compare compare) {
        return false;
    }

    @Override
    public Boolean in(Requirement.In in) {
        return false;
    }

    @Override
    public Boolean has(Requirement.Has has) {
        return false;
    }

    @Override
    public Boolean present(Requirement.Present present) {
        return false;
    }

    @Override
    public Boolean devices(Requirement.Devices devices) {
        return devices.condition().accept(this);
    }

    @Override
    public Boolean cudaBuild(Requirement.CudaBuild build) {
        return false;
    }

    @Override
    public Boolean rocmBuild(Requirement.RocmBuild build) {
        return true;
    }

    @Override
    public Boolean memory(Requirement.Memory memory) {
        return true;
    }
}
