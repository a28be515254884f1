import { Flex, Link } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router-dom';
import type { ActionPermission } from '../permissions';
import { EngineNotice } from './EngineNotice';
import { LeavingBacklogNotice } from './LeavingBacklogNotice';
import { LettersInDoubtNotice } from './LettersInDoubtNotice';
import { OpenBreachesNotice } from './OpenBreachesNotice';
import { SignupAlarmNotice } from './SignupAlarmNotice';

interface PageFrameProps {
  readonly permissions: ActionPermission[];
  readonly title: string;
  readonly subtitle?: string;
  readonly back?: { readonly to: string; readonly label: string };
  readonly badge?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Every page: its guard, its landmark, its heading, the warning when mail stands still, its content. */
export function PageFrame({ permissions, title, subtitle, back, badge, actions, children }: PageFrameProps) {
  return (
    <Page.Protect permissions={permissions}>
      <Page.Main>
        <Page.Title>{title}</Page.Title>
        <Layouts.Header
          title={title}
          subtitle={subtitle}
          secondaryAction={badge}
          primaryAction={
            actions && (
              <Flex gap={2} wrap="wrap">
                {actions}
              </Flex>
            )
          }
          navigationAction={
            back && (
              <Link tag={NavLink} to={back.to} startIcon={<ArrowLeft />}>
                {back.label}
              </Link>
            )
          }
        />
        <Layouts.Content>
          <Flex direction="column" alignItems="stretch" gap={6}>
            <EngineNotice />
            <LeavingBacklogNotice />
            <OpenBreachesNotice />
            <LettersInDoubtNotice />
            <SignupAlarmNotice />
            {children}
          </Flex>
        </Layouts.Content>
      </Page.Main>
    </Page.Protect>
  );
}
